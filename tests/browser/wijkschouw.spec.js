// Around a wijkschouw: planned question by question, joined with one tap, followed up with one tap each, published.

import { checklist, walkSchouw } from "./schouw.js";
import { chooseWijk, RESIDENT, signIn, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test, violations } from "./scene.js";

const NEXT_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const onward = (page) => page.getByRole("button", { name: "Verder" }).click();
const heading = (page, name) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

test("a wijkschouw is planned, joined, followed up and published", async ({ page, server, newPhone }) => {
  test.setTimeout(120_000);
  await chooseWijk(page);
  await signIn(page, server, WIJKREGISSEUR);
  const reference = await plan(page);

  const neighbour = await newPhone();
  await chooseWijk(neighbour);
  await signIn(neighbour, server, RESIDENT);
  await neighbour.goto("/");
  await neighbour.getByRole("link", { name: /Avondronde op/ }).click();
  await neighbour.getByRole("button", { name: "Ik loop mee" }).click();
  await expect(neighbour.getByText("Je loopt mee", { exact: true })).toBeVisible();
  expect((await neighbour.request.get(`/export/wijkschouw/${reference}.ics`)).headers()["content-type"]).toContain("text/calendar");

  const { wijkschouw } = await server.ask(`{ wijkschouw(reference: "${reference}") { id reference participantCount stops { uuid name } } }`);
  expect(wijkschouw.participantCount).toBeGreaterThan(1);
  await walkSchouw(page, server, wijkschouw);

  await page.goto(`/wijkschouw/${reference}`);
  await page.getByRole("link", { name: "Volg de bevindingen op" }).click();
  await heading(page, "Wat doen we hiermee?");
  await expect(page.getByText("Nog 2 bevindingen zonder vervolg")).toBeVisible();
  await page.getByRole("button", { name: /^Actie/ }).click();
  await expect(page.getByText("Nog 1 bevinding zonder vervolg")).toBeVisible();
  await page.getByRole("button", { name: /^Niets doen/ }).click();
  await page.getByLabel("Waarom doen we hier niets mee?").fill("De bak is de volgende dag geleegd.");
  await page.getByRole("button", { name: "Bewaar de reden" }).click();
  await page.getByRole("link", { name: "Naar de wijkschouw" }).click();
  await page.getByRole("button", { name: "Maak het verslag openbaar" }).click();
  await expect(page.getByText("Verslag is klaar")).toBeVisible();

  await neighbour.goto(`/wijkschouw/${reference}`);
  await expect(neighbour.getByRole("img", { name: "Cijfer per thema" })).toBeVisible();
  await expect(neighbour.getByText("De bak is de volgende dag geleegd.")).toBeVisible();
  expect(await violations(neighbour)).toEqual([]);

  await page.goto("/opvolging");
  await page.getByRole("link", { name: "Er ligt veel zwerfafval bij de bank." }).click();
  await page.getByRole("link", { name: "Schrijf hoe het ermee staat" }).click();
  await page.getByRole("radio", { name: "Klaar" }).check();
  await page.getByLabel("Wat is er gebeurd?").fill("De gemeente heeft het opgeruimd.");
  await page.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.getByText("De gemeente heeft het opgeruimd.")).toBeVisible();
});

test("what is typed for a wijkschouw survives a reload, and a missing answer is named", async ({ page, server }) => {
  await chooseWijk(page);
  await signIn(page, server, WIJKREGISSEUR);
  await begin(page);
  await page.goto("/wijkschouw/plannen/waar");
  await page.getByLabel("Waar verzamelen jullie?").fill("De school");
  await page.reload();
  await expect(page.getByLabel("Waar verzamelen jullie?")).toHaveValue("De school");
  await page.getByLabel("Waar verzamelen jullie?").fill("");
  await onward(page);
  await expect(page.getByRole("alert")).toContainText("Vul in waar jullie verzamelen");
  await page.goto("/wijkschouw/plannen/nakijken");
  await page.getByRole("button", { name: "Plan de wijkschouw" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: "Voeg minstens één halte toe" })).toBeVisible();
  await page.goto("/wijkschouw/plannen");
  await expect(page.getByRole("link", { name: "Ga verder waar je was" })).toBeVisible();
});

test("a new version of a checklist is written, ordered by buttons, and taken into use", async ({ page, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const { slug } = await checklist(server);
  await page.goto(`/checklists/${slug}`);
  await page.getByRole("button", { name: "Wijzig de checklist" }).click();
  await heading(page, "Wijzig de checklist");
  const first = await page.locator(".order-list li a").first().innerText();
  await page.getByRole("button", { name: `Omlaag: ${first}` }).click();
  await expect(page.locator(".order-list li a").nth(1)).toHaveText(first);
  await page.getByRole("button", { name: "Voeg een vraag toe" }).first().click();
  await page.getByLabel("Wat vraag je?").fill("Is het pad goed begaanbaar?");
  await expect(page.getByText("Alles is bewaard")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Wat vraag je?")).toHaveValue("Is het pad goed begaanbaar?");
  await page.goto(`/checklists/${slug}/publiceren`);
  await page.getByRole("button", { name: "Neem in gebruik" }).click();
  await expect(page.getByRole("button", { name: "Is het pad goed begaanbaar?" })).toBeVisible();
  const { published } = await checklist(server);
  expect(published.document.themes[0].items.at(-1).question).toBe("Is het pad goed begaanbaar?");
});

async function begin(page) {
  await page.goto("/wijkschouw");
  await page.getByRole("link", { name: "Plan een wijkschouw" }).click();
  await page.getByRole("button", { name: "Begin met plannen" }).click();
  await settled(page);
}

/** Through the form; gives the reference of the new wijkschouw. */
async function plan(page) {
  await begin(page);
  if (await page.getByRole("heading", { name: "In welke wijk is de wijkschouw?" }).isVisible()) {
    await page.getByLabel("Haveltermade").check();
    await onward(page);
  }
  await page.getByRole("radio", { name: "Avondronde" }).check();
  await onward(page);
  await page.getByLabel("Dag").fill(NEXT_WEEK);
  await page.getByLabel("Hoe laat begint het?").fill("19:00");
  await onward(page);
  await page.getByLabel("Waar verzamelen jullie?").fill("Ingang van het wijkcentrum");
  await onward(page);
  await page.getByRole("radio", { name: "Schoon, heel, veilig, groen" }).check();
  await onward(page);
  for (const stop of ["Speelveld aan de Tormentil", "Winkelplein"]) {
    await page.getByRole("button", { name: "Voeg een halte toe" }).click();
    await page.getByLabel("Hoe heet deze plek?").fill(stop);
    await page.getByRole("button", { name: "Bewaar de halte" }).click();
    await heading(page, "Welke route lopen jullie?");
  }
  await page.getByRole("button", { name: "Omhoog: Winkelplein" }).click();
  await expect(page.locator(".order-list a").first()).toHaveText("Winkelplein");
  await onward(page);
  for (const question of ["Wie van het wijkteam gaat mee?", "Doen bewoners mee?", "Wat wil je erover vertellen?"]) {
    await heading(page, question);
    await onward(page);
  }
  await heading(page, "Klopt alles?");
  await page.getByRole("button", { name: "Plan de wijkschouw" }).click();
  await heading(page, /Avondronde op/);
  return page.url().split("/").at(-1);
}
