// A request from asking to the last cent: advice, completing, views within and above a mandate, a part granted, the
// letter, payments, accounts without a connection, and a report that agrees with all of it.

import { CONSULENT, does, MANAGER, partners, phoneOf } from "./decide.js";
import { begin, enterCode, fillIn, heading, photo } from "./idea.js";
import { post, signIn, WIJK, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test } from "./scene.js";

// Accounts are told without a connection, and a browser says so in its console.
test.use({ expectedErrors: [/Failed to load resource: net::ERR_/], actionTimeout: 15_000 });

const ANNA = {
  wijk: WIJK.name,
  title: "Een moestuin achter de flat",
  plan: "We maken zes bakken voor groente. Buren verzorgen die samen en koken ervan.",
  theme: "Ontmoeten",
  costs: [{ for: "Hout en aarde", amount: "1300", kind: "Materiaal" }],
  own: "100",
  askedOf: { Gemeente: "100", Woonconcept: "1100" },
  name: "Anna Bakker",
  email: "anna.bakker@bewoner.example",
};
const CONDITION = "De bakken blijven een meter van de gevel.";
/** A calendar day in Amsterdam, as the server counts: just after midnight that is not the day in UTC. */
const TODAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());

/** A rule of the gemeente that this idea does not meet at first: neighbours put in a tenth themselves. */
async function ruleAboutOwnMoney(server) {
  const stuurgroep = "stuurgroep@gemeente.example";
  const condition = { compare: { what: "ownContribution", relation: "atLeast", limit: { share: { basisPoints: 1000, of: "totalCost" } } } };
  const { kader } = await does(server, stuurgroep, "createKader", {
    partnerId: (await partners(server)).Gemeente, number: "10", title: "Buren leggen zelf een tiende in", applies: "MONEY",
    explanation: "De gemeente betaalt mee als buren zelf ook iets inleggen.", condition,
  }, "kader { id draft { revision } }");
  await does(server, stuurgroep, "publishKader", { kaderId: kader.id, revision: kader.draft.revision, validFrom: TODAY });
}

/** What is booked on the pots of the wijk this year, by partner. */
async function pots(server) {
  const phone = await phoneOf(server, WIJKREGISSEUR);
  const { wijk } = await post(phone, server, `{ wijk(slug: "${WIJK.slug}") { id } }`);
  const query = `{ wijkBudgets(wijkId: "${wijk.id}", year: ${TODAY.slice(0, 4)}) { partner { shortName } allocated available committed paid } }`;
  const { wijkBudgets } = await post(phone, server, query);
  return Object.fromEntries(wijkBudgets.map(({ partner, ...pot }) => [partner.shortName, pot]));
}

/** The phone of somebody who decides, at the page of this request. */
async function at(newPhone, server, email, reference) {
  const phone = await newPhone();
  await signIn(phone, server, email);
  await phone.goto(`/besluiten/${reference}`);
  await settled(phone);
  return phone;
}

/** Judges every kader that waits for the partner of this phone. */
async function judge(phone) {
  const next = phone.getByRole("link", { name: /^Beoordeel(?! opnieuw)/ });
  for (let left = await next.count(); left > 0; left--) {
    await next.first().click();
    await phone.getByRole("radio", { name: "Ja, het past" }).check();
    await phone.getByLabel("Waarom vind je dat?").fill("Buren doen het samen, naast hun eigen flat.");
    await phone.getByRole("button", { name: "Bewaar je oordeel" }).click();
    await expect(next).toHaveCount(left - 1);
  }
}

/** Gives a view from the page of the request. */
async function view(phone, { amount, why, condition } = {}) {
  await phone.getByRole("link", { name: "Geef je standpunt" }).first().click();
  await phone.getByRole("radio", { name: condition ? "Akkoord, met een voorwaarde" : "Akkoord", exact: true }).check();
  if (condition) await phone.getByLabel("Wat is de voorwaarde?").fill(condition);
  if (amount) {
    await phone.getByLabel("Hoeveel geeft jouw organisatie, in euro?").fill(amount);
    await phone.getByLabel("Toelichting").fill(why);
  }
  await phone.getByRole("button", { name: "Geef dit standpunt" }).click();
  await expect(phone.getByText("Je standpunt is bewaard")).toBeVisible();
}

/** Books a payment from the page of the request, with a photo of the receipt. */
async function pay(phone, partner, amount, booked) {
  await phone.getByRole("link", { name: "Boek een betaling" }).first().click();
  await phone.getByRole("radio", { name: partner }).check();
  await phone.getByLabel("Bedrag, in euro").fill(amount);
  await phone.getByLabel("Waarvoor?").fill("Bon van de houthandel");
  await phone.locator("input[type=file]").last().setInputFiles(await photo(phone));
  await expect(phone.getByRole("img", { name: "Foto 1" })).toBeVisible();
  await phone.getByRole("button", { name: "Bekijk de betaling" }).click();
  await expect(heading(phone, "Klopt deze betaling?")).toBeVisible();
  await phone.getByRole("button", { name: `Boek ${booked}` }).click();
  await expect(phone.getByText("De betaling is geboekt")).toBeVisible();
}

test("a request is decided on, paid, accounted for, and the books agree to the cent", async ({ page, context, server, newPhone }) => {
  test.setTimeout(180_000);
  await ruleAboutOwnMoney(server);
  const before = await pots(server);
  let reference;

  await test.step("Anna asks € 1.200 of two organisations, and reads beforehand which rule it does not meet", async () => {
    await begin(page);
    await fillIn(page, ANNA);
    await expect(page.getByText("Je idee past nog niet bij 1 regel.")).toBeVisible();
    await page.getByText("Bekijk de regels").click();
    await expect(page.getByText("Buren leggen zelf een tiende in")).toBeVisible();
    await page.getByRole("button", { name: "Verstuur je idee" }).click();
    await enterCode(page, server, ANNA.email);
    await expect(heading(page, "Je idee is verzonden")).toBeVisible();
    reference = await page.getByText(/^W-\w{6}$/).innerText();
  });

  const desk = await at(newPhone, server, WIJKREGISSEUR, reference);
  await test.step("the wijkregisseur sees the same, takes it up and asks", async () => {
    await desk.goto(`/werklijst/${reference}`);
    await desk.getByRole("button", { name: "Pak op" }).click();
    await desk.getByRole("link", { name: "Kaders, standpunten en besluit" }).click();
    const rule = desk.getByRole("listitem").filter({ has: desk.getByRole("heading", { name: "Buren leggen zelf een tiende in" }) });
    await expect(rule.getByText("Past niet")).toBeVisible();
    await desk.getByRole("link", { name: /^Stel (de indiener )?een vraag/ }).first().click();
    await desk.getByLabel("Wat wil je weten?").fill("Kunnen jullie zelf wat meer inleggen?");
    await desk.getByRole("button", { name: "Verstuur je vraag" }).click();
    await expect(desk.getByText("Je vraag is verstuurd. De klok staat stil.")).toBeVisible();
  });

  await test.step("Anna completes it: neighbours put in more", async () => {
    await page.goto(`/ideeen/${reference}/aanvullen`);
    await page.getByLabel("Je antwoord").fill("Ja, we leggen meer in. Dan kunnen we ook een regenton kopen.");
    await page.getByText("Pas ook je idee aan").click();
    await page.getByLabel("Bedrag in euro").fill("1340");
    await page.getByLabel("Wat leggen jullie zelf in, in euro?").fill("140");
    await page.getByRole("button", { name: "Verstuur je antwoord" }).click();
    await expect(page.getByText("Je antwoord is verstuurd. De klok loopt weer.")).toBeVisible();
  });

  await test.step("the organisations are asked; who has to answer gets a mail", async () => {
    await desk.goto(`/besluiten/${reference}`);
    await settled(desk);
    await expect(desk.getByRole("link", { name: "Geef je standpunt" }).first()).toBeVisible();
    await desk.getByRole("link", { name: "Vraag standpunten" }).click();
    await desk.getByRole("button", { name: "Stuur de mails" }).click();
    await expect(desk.getByText("De mails zijn onderweg")).toBeVisible();
    await server.mailTo(CONSULENT, ANNA.title);
    await judge(desk);
    await view(desk, { condition: CONDITION });
  });

  await test.step("the bewonersconsulent judges, but € 1.100 is above her mandate", async () => {
    const phone = await at(newPhone, server, CONSULENT, reference);
    await judge(phone);
    await view(phone);
    await expect(phone.getByText("Gaat boven het mandaat")).toBeVisible();
    await expect(phone.getByRole("heading", { name: "Wat nog ontbreekt" })).toBeVisible();
    await desk.reload();
    await expect(desk.getByText("€ 1.100 is meer dan € 1.000.")).toBeVisible();
    await expect(desk.getByRole("link", { name: /^Ken/ })).toHaveCount(0);
  });

  await test.step("the manager hears it, and answers from the phone: a little less, with the reason", async () => {
    await server.mailTo(MANAGER, ANNA.title);
    const phone = await at(newPhone, server, MANAGER, reference);
    await view(phone, { amount: "1050,50", why: "De regenton betaalt Woonconcept niet." });
  });

  await test.step("the wijkregisseur grants a part, after reading what that means", async () => {
    await desk.goto(`/besluiten/${reference}`);
    await expect(desk.getByText("Er ontbreekt niets. Je kunt toekennen.")).toBeVisible();
    await desk.getByRole("link", { name: "Ken een deel toe" }).first().click();
    await expect(heading(desk, "Ken € 1.150,50 toe")).toBeVisible();
    await expect(desk.getByLabel("Wat spreek je af met de indiener?")).toHaveValue(CONDITION);
    await desk.getByRole("button", { name: "Bekijk het besluit" }).click();
    await expect(heading(desk, "Klopt dit besluit?")).toBeVisible();
    await expect(desk.getByText("staat het geld meteen vast in het wijkbudget")).toBeVisible();
    await desk.getByRole("button", { name: "Bevestig: ken € 1.150,50 toe" }).click();
    await expect(desk.getByText("Het besluit is genomen. De indiener krijgt bericht")).toBeVisible();
    const now = await pots(server);
    expect(now.Gemeente.committed - before.Gemeente.committed).toBe(10_000);
    expect(now.Woonconcept.committed - before.Woonconcept.committed).toBe(105_050);
  });

  await test.step("Anna reads why, in her mail, on the page and in a letter", async () => {
    const mail = await server.mailTo(ANNA.email, "1.150,50");
    expect(mail).toContain("De regenton betaalt Woonconcept niet.");
    expect(mail).toContain(CONDITION);
    await page.goto(`/ideeen/${reference}`);
    await expect(page.getByText(/Ja, voor een deel/)).toBeVisible();
    const link = await page.getByRole("link", { name: /brief/ }).first().getAttribute("href");
    const letter = await (await page.request.get(link)).body();
    expect(letter.subarray(0, 5).toString()).toBe("%PDF-");
    expect(letter.toString("latin1")).toContain("/Lang");
  });

  await test.step("paid twice, each with its receipt", async () => {
    await desk.goto(`/besluiten/${reference}`);
    await pay(desk, /Woonconcept/, "900,25", "€ 900,25");
    await pay(desk, /Gemeente/, "100", "€ 100");
  });

  await test.step("Anna begins, and tells how it went without a connection; it goes by itself later", async () => {
    await page.goto(`/ideeen/${reference}/beginnen`);
    await page.getByRole("button", { name: "Ik begin" }).click();
    await expect(page.getByText("Fijn, je bent begonnen")).toBeVisible();
    await page.getByRole("link", { name: "Vertel hoe het ging" }).click();
    await expect(page.getByRole("button", { name: "Begin" })).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByLabel("Hoeveel heb je uitgegeven, in euro?").fill("1140,25");
    await page.getByRole("button", { name: "Verder" }).click();
    await page.getByLabel("Hoe ging het?").fill("De bakken staan. We eten al sla.");
    await page.getByRole("button", { name: "Verder" }).click();
    for (const _ of ["result", "receipts"]) {
      await page.locator("input[type=file]").last().setInputFiles(await photo(page));
      await expect(page.getByText("Bewaard", { exact: true })).toBeVisible();
      await page.getByRole("button", { name: "Verder" }).click();
    }
    await page.getByRole("button", { name: "Verstuur" }).click();
    await expect(heading(page, "Bewaard, nog niet verstuurd")).toBeVisible();
    await context.setOffline(false);
    await expect(heading(page, "Je verhaal is verstuurd")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the wijkregisseur approves, and what is left goes back to the pot", async () => {
    await desk.goto(`/besluiten/${reference}`);
    await desk.getByRole("link", { name: "Bekijk de verantwoording" }).first().click();
    // € 1.140,25 was spent and € 1.000,25 paid: that is said, paying comes first, and not paying is confirmed.
    await expect(desk.getByText("Er is € 140 uitgegeven en nog niet betaald.")).toBeVisible();
    await expect(desk.getByRole("link", { name: "Boek een betaling" })).toBeVisible();
    await desk.getByRole("button", { name: "Keur goed zonder te betalen" }).click();
    await expect(heading(desk, "Klopt deze goedkeuring?")).toBeFocused();
    const says = (name, amount) => desk.locator("div", { has: desk.getByText(name, { exact: true }) }).last().getByText(amount);
    await expect(says("Uitgegeven, maar niet betaald", "€ 140,00")).toBeVisible();
    await expect(says("Terug naar het wijkbudget", "€ 150,25")).toBeVisible();
    await desk.getByRole("button", { name: "Bevestig: betaal de € 140 niet" }).click();
    await expect(desk.getByText("Goedgekeurd. Het idee is afgerond")).toBeVisible();
  });

  await test.step("books, screen and file agree to the cent", async () => {
    const after = await pots(server);
    const moved = (partner, account) => after[partner][account] - before[partner][account];
    expect([moved("Gemeente", "committed"), moved("Gemeente", "paid"), moved("Gemeente", "available")]).toEqual([0, 10_000, -10_000]);
    expect([moved("Woonconcept", "committed"), moved("Woonconcept", "paid"), moved("Woonconcept", "available")]).toEqual([0, 90_025, -90_025]);
    await desk.goto(`/budget/${WIJK.slug}`);
    await desk.getByText("Boekingen Woonconcept").click();
    const paid = desk.getByRole("listitem").filter({ hasText: "Betaald € 900,25" });
    const receipt = await paid.getByRole("link", { name: "Bekijk de bon" }).getAttribute("href");
    expect((await desk.request.get(receipt)).headers()["content-type"]).toContain("image/");
    const euro = (cents) => new Intl.NumberFormat("nl-NL", { minimumFractionDigits: cents % 100 ? 2 : 0 }).format(cents / 100);
    for (const { paid, available } of Object.values(after)) {
      if (paid) await expect(desk.getByText(`Betaald € ${euro(paid)}`).first()).toBeVisible();
      await expect(desk.getByText(`Vrij € ${euro(available)}`).first()).toBeVisible();
    }
    const file = await (await desk.request.get(`/export/budget/${WIJK.slug}-${TODAY.slice(0, 4)}.csv`)).text();
    const bookings = file.split(/\r?\n/).map((line) => line.split(";")).filter((cells) => cells[7] === reference);
    expect(bookings.map(([, , partner, kind, , , amount]) => `${partner} ${kind} ${amount}`).sort()).toEqual([
      "Gemeente Meppel Betaald 100,00", "Gemeente Meppel Toegekend 100,00",
      "Woonconcept Betaald 900,25", "Woonconcept Toegekend 1050,50", "Woonconcept Vrijgekomen 150,25",
    ]);
    for (const { paid } of Object.values(after)) {
      if (paid) expect(file).toContain((paid / 100).toFixed(2).replace(".", ","));
    }
  });

  await test.step("everybody sees what it became", async () => {
    const neighbour = await newPhone();
    await neighbour.goto(`/ideeen/${reference}`);
    await expect(neighbour.getByText("De bakken staan. We eten al sla.")).toBeVisible();
    await expect(neighbour.getByRole("img", { name: /Foto 1/ }).first()).toBeVisible();
    await expect(neighbour.getByText("Bakker")).toHaveCount(0);
  });
});
