// What is decided otherwise than was hoped, or looked at again: divided, refused, opened again after a payment, booked
// back, sent back to the resident; and a year that is closed.

import { accounted, CONSULENT, does, giveView, grant, granted, judgeAll, partners, ready, requestOf, seen } from "./decide.js";
import { heading } from "./idea.js";
import { RESIDENT, signIn, WIJK, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test, violations } from "./scene.js";

const ask = (page, reference) => page.goto(`/besluiten/${reference}`).then(() => settled(page));

test("what nobody divided is divided to the cent, and refused only after everyone has spoken", async ({ page, server }) => {
  const initiative = await requestOf(server, "Een kiosk op het grasveld");
  await signIn(page, server, WIJKREGISSEUR);
  await ask(page, initiative.reference);
  await page.getByRole("link", { name: "Verdeel over organisaties" }).click();
  await page.getByLabel("Gemeente, in euro").fill("200");
  await page.getByRole("button", { name: "Bewaar de verdeling" }).click();
  await expect(page.getByRole("alert")).toContainText("Het moet samen € 260 zijn");
  await page.getByLabel("Woonconcept, in euro").fill("60");
  await page.getByRole("button", { name: "Bewaar de verdeling" }).click();
  await expect(page.getByText("De verdeling is bewaard")).toBeVisible();
  await judgeAll(server, WIJKREGISSEUR, initiative, false);
  await page.goto(`/besluiten/${initiative.reference}/weigeren`);
  await expect(page.getByText("Weigeren kan pas als alle gevraagde organisaties hun standpunt hebben gegeven")).toBeVisible();
  for (const [email, partner] of [[CONSULENT, "Woonconcept"], [WIJKREGISSEUR, "Gemeente"]]) {
    await giveView(server, email, initiative, partner, { position: "OBJECT", text: "Er staat al een kiosk." });
  }
  await ask(page, initiative.reference);
  await page.getByRole("link", { name: "Wijs af" }).click();
  await expect(page.getByLabel("Waarom besluiten jullie dit?")).toHaveValue(/Er staat al een kiosk\./);
  await page.getByRole("button", { name: "Bekijk het besluit" }).click();
  await page.getByRole("button", { name: "Bevestig: wijs af" }).click();
  await expect(page.getByText("Niet toegekend").first()).toBeVisible();
  expect(await server.mailTo(RESIDENT, "kunnen het nu niet steunen")).toContain("Er staat al een kiosk.");
});

test("a decision opened again after a payment promises only the rest, and a payment can be booked back", async ({ page, server }) => {
  const initiative = await granted(server, "Een fietspomp bij de winkels");
  const partnerId = (await partners(server)).Gemeente;
  await does(server, WIJKREGISSEUR, "recordPayment", { initiativeId: initiative.id, partnerId, amount: 10_000, note: "Bon van de pomp" });
  await signIn(page, server, WIJKREGISSEUR);
  await ask(page, initiative.reference);
  await page.getByRole("link", { name: "Open het besluit opnieuw" }).click();
  await expect(page.getByText("Er gaat € 160 terug naar het wijkbudget.")).toBeVisible();
  await page.getByLabel("Waarom kijken jullie er opnieuw naar?").fill("Er stond een verkeerd bedrag in.");
  await page.getByRole("button", { name: "Open het opnieuw" }).click();
  await expect(page.getByText("Het besluit is opnieuw geopend")).toBeVisible();
  for (const [email, partner] of [[CONSULENT, "Woonconcept"], [WIJKREGISSEUR, "Gemeente"]]) {
    await judgeAll(server, email, initiative);
    await giveView(server, email, initiative, partner);
  }
  await ask(page, initiative.reference);
  await page.getByRole("link", { name: "Ken toe" }).first().click();
  await page.getByRole("button", { name: "Bekijk het besluit" }).click();
  await expect(page.getByText("Daarvan al betaald door Gemeente")).toBeVisible();
  await page.getByRole("button", { name: "Bevestig: ken € 260 toe" }).click();
  await expect(page.getByText("Het besluit is genomen")).toBeVisible();
  const { decision } = await seen(server, WIJKREGISSEUR, initiative, "decision { parts { partner { shortName } amount paid released } }");
  const ofGemeente = ({ parts }) => parts.find(({ partner }) => partner.shortName === "Gemeente");
  expect(ofGemeente(decision)).toMatchObject({ amount: 16_000, paid: 10_000, released: 0 });
  await page.goto(`/ideeen/${initiative.reference}`);
  await expect(page.getByText(/heeft dit besluit op .* opnieuw geopend/)).toBeVisible();

  await page.goto(`/budget/${WIJK.slug}`);
  await page.getByText("Boekingen Gemeente").click();
  const payment = page.getByRole("listitem").filter({ hasText: "Bon van de pomp" }).first();
  await payment.getByRole("link", { name: "Boek terug" }).click();
  await expect(heading(page, "Boek € 100 terug")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Boek terug" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByLabel("Waarom?").fill("De winkel gaf het geld terug.");
  await page.getByRole("button", { name: "Boek terug" }).click();
  await expect(page.getByText("De boeking is teruggedraaid")).toBeVisible();
  const after = await seen(server, WIJKREGISSEUR, initiative, "decision { parts { partner { shortName } amount paid released } }");
  expect(ofGemeente(after.decision)).toMatchObject({ amount: 16_000, paid: 0, released: 0 });
});

test("accounts that miss something go back to the resident, with the day by which", async ({ page, server, newPhone }) => {
  const initiative = await accounted(page, server, "Een schommel in het park");
  await signIn(page, server, WIJKREGISSEUR);
  await page.goto(`/besluiten/${initiative.reference}/verantwoording`);
  await expect(page.getByRole("heading", { name: "Wat er is betaald" })).toBeVisible();
  await expect(page.getByText("Bon van het tuincentrum")).toBeVisible();
  await page.getByRole("button", { name: "Stuur terug" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByLabel("Wat mist er nog?").fill("De bon van het zand mist nog.");
  await page.getByRole("button", { name: "Stuur terug" }).click();
  await expect(page.getByText("Teruggestuurd")).toBeVisible();
  expect(await server.mailTo(RESIDENT, "De bon van het zand mist nog.")).toMatch(/Vul het aan, uiterlijk \d+ \w+ \d{4}\./);
  const phone = await newPhone();
  await signIn(phone, server, RESIDENT);
  await phone.goto(`/ideeen/${initiative.reference}`);
  await expect(phone.getByText("De bon van het zand mist nog.").first()).toBeVisible();
  await expect(phone.getByText(/Doe dat uiterlijk \d+ \w+/)).toBeVisible();
  await expect(phone.getByText(/Verantwoording uiterlijk \d+ \w+/)).toBeVisible();
});

test("a year is closed after what is free was named, and stays in view", async ({ page, server }) => {
  await grant(server, await ready(server, "Een regenton voor de school"));
  const last = new Date().getFullYear() - 1;
  await signIn(page, server, WIJKREGISSEUR);
  await page.goto(`/budget/${WIJK.slug}?jaar=${last}`);
  await settled(page);
  await page.getByRole("link", { name: `Sluit ${last} af` }).click();
  const along = page.getByRole("checkbox", { name: "Neem wat is toegezegd mee naar volgend jaar" });
  await expect(page.getByRole("button", { name: "Ga verder" })).toBeVisible();
  if (await along.count()) await along.check();
  await page.getByRole("button", { name: "Ga verder" }).click();
  await expect(heading(page, `Sluit ${last} af?`)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect(page.getByText("Nog vrij bij Gemeente")).toBeVisible();
  await page.getByRole("button", { name: `Sluit ${last} af` }).click();
  await expect(page.getByText("Het jaar is afgesloten")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`jaar=${last}`));
  await expect(page.getByRole("link", { name: `Sluit ${last} af` })).toHaveCount(0);
});
