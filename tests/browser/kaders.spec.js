// A secretary of the stuurgroep changes a kader: a rule is added and changed, tried on last year's ideas, published.

import { does, partners, requestOf, seen } from "./decide.js";
import { signIn, WIJK, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test, violations } from "./scene.js";

const STUURGROEP = "stuurgroep@gemeente.example";
const TODAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());

test("a kader gets a new version, tried before it is published", async ({ page, server, newPhone }) => {
  test.setTimeout(120_000);
  await signIn(page, server, STUURGROEP);
  await page.goto("/kaders/2");
  await page.getByRole("button", { name: "Maak een nieuwe versie" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Schrijf kader 2" })).toBeVisible();

  await page.getByRole("button", { name: "Voeg een regel toe" }).last().click();
  await page.getByRole("button", { name: "Een grens aan geld, tijd of een aantal" }).click();
  const sentence = page.getByText("Wat je vraagt is hoogstens € 1.000.", { exact: true });
  await expect(sentence).toBeFocused();
  await page.getByLabel("Hoeveel?").fill("250");
  await expect(page.getByText("Wat je vraagt is hoogstens € 250.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Klaar met deze regel" }).click();
  await expect(page.getByText("Alles is bewaard")).toBeVisible();
  expect(await violations(page)).toEqual([]);

  // What was written is there again on the next visit.
  await page.reload();
  await expect(page.getByText("Wat je vraagt is hoogstens € 250.", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Probeer het uit" }).click();
  await expect(page.getByRole("heading", { name: /^Met versie 2 vallen \d+ van de \d+ ideeën uit \d+ af$/ })).toBeVisible();
  await page.getByRole("link", { name: "Publiceer…" }).click();
  await expect(page.getByText("Wat je vraagt is hoogstens € 250.", { exact: true })).toBeVisible();
  await page.getByLabel("Vanaf welke dag geldt het?").fill(TODAY);
  await page.getByRole("button", { name: "Publiceer", exact: true }).click();
  await expect(page.getByText("Het kader is gepubliceerd.")).toBeVisible();

  const resident = await newPhone();
  await resident.goto("/kaders/2");
  await settled(resident);
  await expect(resident.getByText("Wat je vraagt is hoogstens € 250.", { exact: true })).toBeVisible();
  await expect(resident.getByText("Versie 2", { exact: true }).first()).toBeVisible();
  const file = await resident.request.get("/export/kaders/2-2.yaml");
  expect(await file.text()).toContain("25000");
});

test("somebody who may not write kaders reads them and nothing more", async ({ page }) => {
  await page.goto("/kaders/2");
  await settled(page);
  await expect(page.getByRole("heading", { level: 2, name: "Alle versies" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Maak een nieuwe versie" })).toHaveCount(0);
  await page.goto("/kaders/V1/bewerken");
  await settled(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("niet");
});

/** Adds a rule of this kind to one of the lists on the page: the last button is that of the whole. */
async function add(page, list, kind) {
  await page.getByRole("button", { name: "Voeg een regel toe" }).nth(list).click();
  await page.getByRole("button", { name: kind, exact: true }).click();
}

test("every kind of rule is built from sentences, and read as sentences", async ({ page, server, newPhone }) => {
  test.setTimeout(120_000);
  await does(server, STUURGROEP, "createKader", {
    partnerId: (await partners(server)).Gemeente, number: "20", title: "De buurtpot", applies: "MONEY",
    explanation: "Voor wat buren samen doen.", condition: { all: [] },
  });
  await signIn(page, server, STUURGROEP);
  await page.goto("/kaders/20/bewerken");
  const done = page.getByRole("button", { name: "Klaar met deze regel" });

  await add(page, -1, "Een paar regels, waarvan er één genoeg is");
  await add(page, -2, "Iets dat erbij moet zitten");
  await done.click();
  await add(page, -2, "Alleen voor sommige plannen of mensen");
  await page.getByLabel("een groep bewoners").check();
  await done.click();

  await add(page, -1, "Iets wat juist niet mag");
  await add(page, -2, "Iemand van de organisatie beoordeelt het");
  await page.getByLabel("Wat moet iemand beoordelen?").fill("Verdient iemand hieraan?");
  await done.click();

  await add(page, -1, "Een regel die alleen soms geldt");
  await add(page, -3, "Een grens aan geld, tijd of een aantal");
  await page.getByLabel("Minstens zoveel").check();
  await done.click();
  await add(page, -2, "Iets dat erbij moet zitten");
  await done.click();

  await add(page, -1, "Een richtlijn");
  await add(page, -2, "Een grens aan geld, tijd of een aantal");
  await page.getByLabel("Wat is de grens?").selectOption("tiers");
  await done.click();

  await add(page, -1, "Een grens aan geld, tijd of een aantal");
  await page.getByLabel("Wat is de grens?").selectOption("byFeature");
  await page.getByRole("button", { name: "Nog een grens" }).click();
  await page.getByLabel("Ontmoeten").first().check();
  await done.click();

  await page.getByLabel("Geldt als je deze organisatie om geld, hulp of uren vraagt.").check();
  await page.getByLabel(/^Hoe lezen jullie dit\?/).fill("Samen is: met drie buren of meer.");
  await expect(page.getByText("Alles is bewaard")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.reload();
  const rules = [
    "Eén van deze regels is genoeg:",
    "Er zit bij: een offerte.",
    "Wie het vraagt is een groep bewoners.",
    "Dit mag juist niet zo zijn:",
    "Iemand van de organisatie beoordeelt: Verdient iemand hieraan?",
    "Alleen als:",
    "Wat je vraagt is minstens € 1.000.",
    "Dan geldt:",
    "Richtlijn. Past het niet, dan beoordeelt iemand van de organisatie het:",
    "Wat je vraagt hangt af van het aantal mensen dat meedoet: tot 10 mensen hoogstens € 1.000; vanaf 10 mensen hoogstens € 0.",
    "Wat je vraagt hangt af van het onderwerp: bij Ontmoeten hoogstens € 1.000; bij iets anders hoogstens € 0.",
  ];
  for (const rule of rules) await expect(page.getByText(rule, { exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: "Publiceer…" }).click();
  await page.getByLabel("Vanaf welke dag geldt het?").fill(TODAY);
  await page.getByRole("button", { name: "Publiceer", exact: true }).click();
  await expect(page.getByText("Het kader is gepubliceerd.")).toBeVisible();

  const resident = await newPhone();
  await resident.goto("/kaders/20");
  await settled(resident);
  for (const rule of rules) await expect(resident.getByText(rule, { exact: true }).first()).toBeVisible();
  await expect(resident.getByText("Samen is: met drie buren of meer.")).toBeVisible();
  await expect(resident.getByText("Trek dit kader in")).toHaveCount(0);

  // It ends without a new one in its place.
  await page.getByText("Trek dit kader in").first().click();
  await page.getByLabel(/^Geldt tot en met/).fill(TODAY);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Trek dit kader in" }).click();
  await expect(page.getByText("Het kader is ingetrokken.")).toBeVisible();
  await expect(page.getByText(/^Geldt van .* tot en met /).first()).toBeVisible();
});

test("a file becomes a concept of the kader with its number", async ({ page, server }) => {
  await signIn(page, server, STUURGROEP);
  const file = await (await page.request.get("/export/kaders/2-1.yaml")).text();
  await page.goto("/kaders/invoeren");
  await page.getByLabel("Kies een bestand").setInputFiles({
    name: "kader.yaml", mimeType: "application/yaml",
    buffer: Buffer.from(file.replace("applies: involved", "applies: always")),
  });
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Lees het bestand in" }).click();
  await expect(page.getByText("Het kader is ingelezen als concept.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Schrijf kader 2" })).toBeVisible();
  await expect(page.getByLabel("Geldt voor elk idee.")).toBeChecked();
  await expect(page.getByText("Wat je vraagt is hoogstens wat er nog in de pot zit.", { exact: true })).toBeVisible();
});

test("the wijkteam writes down what a plan does not tell", async ({ page, server }) => {
  const { reference } = await requestOf(server, "Fruitbomen voor iedereen");
  await signIn(page, server, WIJKREGISSEUR);
  await page.goto(`/besluiten/${reference}/gegevens`);
  await page.getByLabel("Wie vraagt het?").selectOption({ label: "Een groep buren" });
  await page.getByLabel("Van wie huurt de aanvrager?").selectOption("woonconcept");
  await page.getByLabel("In welke wijk woont de aanvrager?").selectOption({ label: WIJK.name });
  await page.getByLabel(/^Welk ander fonds betaalt mee\?/).fill("Oranjefonds, VSB");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Bewaar de gegevens" }).click();
  await expect(page.getByText("De gegevens zijn bewaard. De kaders zijn opnieuw bekeken")).toBeVisible();
  const { facts } = await seen(server, WIJKREGISSEUR, { reference }, "facts { tenantOf livesIn otherFunds }");
  expect(facts).toEqual({ tenantOf: ["woonconcept"], livesIn: WIJK.slug, otherFunds: ["Oranjefonds", "VSB"] });
  await page.goto(`/besluiten/${reference}/gegevens`);
  await expect(page.getByLabel("Van wie huurt de aanvrager?")).toHaveValue("woonconcept");
  await expect(page.getByLabel("In welke wijk woont de aanvrager?")).toHaveValue(WIJK.slug);
});
