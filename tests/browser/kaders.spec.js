// A secretary of the stuurgroep changes a kader: a rule is added and changed, tried on last year's ideas, published.

import { signIn } from "./people.js";
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
