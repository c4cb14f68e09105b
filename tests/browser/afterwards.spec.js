// What was entered on a walk is there afterwards: whatever changed before it, and whoever answered otherwise.

import { randomUUID } from "node:crypto";
import { post, RESIDENT, signIn, WIJKAGENT, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test, violations } from "./scene.js";
import { change, checklist as published, planSchouw, walkSchouw } from "./schouw.js";
import { addPhoto, answer, begin, cameraPhoto, checklist, plan, prepare, recorded, sent } from "./walk.js";

test.use({ expectedErrors: [/Failed to load resource: net::ERR_/] });

/** Changes the plan: another checklist, other stops. */
async function changePlan(page, server, reference, stops) {
  const { wijkschouw } = await post(page, server, `{ wijkschouw(reference: "${reference}") { id startsAt meetingPoint } }`);
  const { published: other } = await published(server);
  const { id: wijkschouwId, startsAt, meetingPoint } = wijkschouw;
  await change(page, server, "changeWijkschouw", "", {
    wijkschouwId, form: "WALK", startsAt, meetingPoint, openToResidents: false, residentsMayAdd: false,
    checklistVersionId: other.id, stops,
  });
}

test("the plan changes after a phone was prepared: who changes it is told, and everything still arrives", async ({ page, newPhone, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, WIJKREGISSEUR);
  const { reference } = await plan(page, server, { stops: 2, items: 4 });
  const agent = await newPhone();
  await signIn(agent, server, WIJKAGENT);
  await prepare(agent, reference);
  await page.goto(`/wijkschouw/${reference}/wijzigen-nakijken`);
  await expect(page.getByText("1 telefoon is al klaargezet.")).toBeVisible();

  await agent.context().setOffline(true);
  await changePlan(page, server, reference, [{ uuid: randomUUID(), name: "Het nieuwe plein" }]);
  await begin(agent);
  await answer(agent, 8);
  await agent.getByRole("button", { name: "Rond af" }).click();
  await agent.context().setOffline(false);
  await sent(agent);
  const { answers, state } = await recorded(page, server, reference);
  expect([state, answers.filter((one) => one.state === "ANSWERED").length]).toEqual(["COMPLETED", 8]);
  const { wijkschouw } = await post(page, server, `{ wijkschouw(reference: "${reference}") { checklist { title } stops { name } } }`);
  expect(wijkschouw.checklist.title).toBe("Alles wat we zien");
  expect(wijkschouw.stops.map(({ name }) => name).sort()).toEqual(["Het nieuwe plein", "Plek 1", "Plek 2"]);
});

test("with a connection the phone takes the newest plan along before it begins", async ({ page, newPhone, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const { reference } = await plan(page, server, { stops: 2, items: 4 });
  const agent = await newPhone();
  await signIn(agent, server, WIJKAGENT);
  await prepare(agent, reference);
  await changePlan(page, server, reference, [{ uuid: randomUUID(), name: "Het nieuwe plein" }]);
  await agent.reload();
  await expect(agent.getByText(/^1 halte, /)).toBeVisible();
  await begin(agent);
  await expect(agent.locator(".walk__where")).toContainText("Het nieuwe plein");
});

test("what is typed is kept as it is typed: a finding with its photo, a number, words", async ({ page, context, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, WIJKREGISSEUR);
  const document = checklist(1);
  document.themes[0].items.push(
    { key: "lampen", question: "Hoeveel lampen zijn stuk?", guidance: "", scale: "number", unit: "lampen" },
    { key: "wens", question: "Wat is je wens?", guidance: "", scale: "text" },
  );
  const { reference } = await plan(page, server, { stops: 1, document });
  await prepare(page, reference);
  await context.setOffline(true);
  await begin(page);
  await page.goto(`/wijkschouw/${reference}/lopen?bevinding`);
  await page.getByLabel("Wat zie je?").fill("Een tegel ligt los bij de bank");
  await addPhoto(page, await cameraPhoto(page, 1));
  await page.getByRole("button", { name: "Terug naar de vraag" }).click();
  await expect(page.locator(".walk__count")).toBeVisible();
  await page.goto(`/wijkschouw/${reference}/lopen?bevinding`);
  await expect(page.getByLabel("Wat zie je?")).toHaveValue("Een tegel ligt los bij de bank");
  await expect(page.locator(".photos img")).toHaveCount(1);
  // A photo goes after a second tap only.
  await page.getByRole("button", { name: "Haal weg: foto 1" }).click();
  await page.getByRole("button", { name: "Nee" }).click();
  await expect(page.locator(".photos img")).toHaveCount(1);
  await page.getByRole("button", { name: "Bewaar de bevinding" }).click();

  await answer(page, 1);
  await expect(page.getByRole("heading", { name: "Hoeveel lampen zijn stuk?" })).toBeVisible();
  await page.locator("#antwoord").pressSequentially("12");
  await expect(page.locator(".walk__count")).toContainText("2 van 3");
  await page.reload();
  await expect(page.locator("#antwoord")).toHaveValue("12");
  await page.getByRole("button", { name: "Volgende vraag" }).click();
  await page.locator("#antwoord").pressSequentially("Meer licht");
  await page.getByRole("button", { name: /Naar/ }).last().click(); // at once, without a pause
  await expect(page.getByRole("heading", { name: "Rond de schouw af" })).toBeVisible();
  await page.getByRole("button", { name: "Rond af" }).click();
  await context.setOffline(false);
  await sent(page);
  const { wijkschouw } = await post(page, server, `{ wijkschouw(reference: "${reference}") { answers { item value } findings { note photos { uuid } } } }`);
  const values = Object.fromEntries(wijkschouw.answers.map(({ item, value }) => [item, value]));
  expect([values.lampen, values.wens]).toEqual(["12", "Meer licht"]);
  expect(wijkschouw.findings.find(({ note }) => note.startsWith("Een tegel")).photos).toHaveLength(1);

  await page.goto(`/wijkschouw/${reference}`);
  await expect(page.getByRole("heading", { name: "Geteld en verteld" })).toBeVisible();
  await expect(page.getByText("12 lampen")).toBeVisible();
  await expect(page.getByText("Meer licht")).toBeVisible();
});

test("a difference after the end: shown with who, when and note, publishing says so, and one is picked", async ({ page, newPhone, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, WIJKREGISSEUR);
  const schouw = await planSchouw(page, server);
  await walkSchouw(page, server, schouw);
  const agent = await newPhone();
  await signIn(agent, server, WIJKAGENT);
  const { published: version } = await published(server);
  const [first] = version.document.themes.flatMap((theme) => theme.items).filter((item) => !item.once);
  const late = {
    operationId: randomUUID(), stopUuid: schouw.stops[0].uuid, item: first.key, state: "ANSWERED", value: "A+",
    note: "Net geveegd", photoIds: [], madeAt: new Date().toISOString(),
  };
  const query = "mutation($input: RecordAnswersInput!) { recordAnswers(input: $input) { outcomes { refusals { code } } } }";
  await post(agent, server, query, { wijkschouwId: schouw.id, answers: [late] });

  await page.goto(`/wijkschouw/${schouw.reference}`);
  await expect(page.getByText("1 vraag is verschillend beantwoord.")).toBeVisible();
  await expect(page.getByText("1 antwoord kwam later binnen.")).toBeVisible();
  await expect(page.getByText("Bij 1 vraag is nog geen antwoord gekozen.")).toBeVisible();
  await expect(page.getByText(/bevindingen hebben nog geen vervolg\. Dat staat zo in het verslag/)).toBeVisible();
  await page.getByRole("link", { name: "Bekijk de verschillen" }).click();
  await expect(page.getByText("Net geveegd")).toBeVisible();
  await expect(page.getByText(/Noor .*, wijkagent.*kwam later binnen/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("listitem").filter({ hasText: "Net geveegd" }).getByRole("button", { name: /Dit antwoord telt/ }).click();
  await expect(page.getByText("Er zijn geen verschillen meer")).toBeVisible();
  const { answers } = await recorded(page, server, schouw.reference);
  expect(answers.filter((one) => one.conflict)).toEqual([]);
  expect(answers.find((one) => one.value === "A+").counts).toBe(true);
});

test("findings without a follow-up are on the list of the wijkteam, and the list is there per person", async ({ page, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const schouw = await planSchouw(page, server);
  await walkSchouw(page, server, schouw);
  await page.goto("/opvolging");
  const waiting = page.getByRole("region", { name: "Nog zonder vervolg" });
  const newest = waiting.locator(`a[href="/wijkschouw/${schouw.reference}"]`);
  await expect(newest).toContainText("2 bevindingen hebben nog geen vervolg.");
  await newest.click();
  await expect(page.getByRole("link", { name: "Volg de bevindingen op" })).toBeVisible();
  const { wijkschouw } = await post(page, server, `{ wijkschouw(reference: "${schouw.reference}") { findings { id } } }`);
  for (const { id } of wijkschouw.findings) {
    await change(page, server, "followUpFinding", "", { findingId: id, kind: "SIGNAL", title: "Zoek dit uit" });
  }
  await page.goto("/opvolging");
  await expect(waiting).toBeVisible();
  await expect(newest).toHaveCount(0);
  const whose = page.getByLabel("Van wie?");
  await whose.selectOption({ label: await whose.locator("option").filter({ hasText: "Noor" }).first().innerText() });
  await expect(page).toHaveURL(/wie=/);
  await expect(page.getByText("Zoek dit uit")).toHaveCount(0);
  await whose.selectOption({ label: await whose.locator("option").filter({ hasText: "wijkregisseur" }).first().innerText() });
  await expect(page.getByText("Zoek dit uit").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("a resident walks along: prepares before, reads once who answers, and is not asked to", async ({ page, newPhone, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, WIJKREGISSEUR);
  const schouw = await planSchouw(page, server, { startsAt: new Date(Date.now() + 3_600_000).toISOString() });
  const resident = await newPhone();
  await signIn(resident, server, RESIDENT);
  await resident.goto(`/wijkschouw/${schouw.reference}`);
  await resident.getByRole("button", { name: "Ik loop mee" }).click();
  await resident.getByRole("link", { name: /Loop mee op je telefoon|Zet klaar op je telefoon/ }).click();
  await expect(resident.getByText("Het wijkteam geeft de antwoorden.")).toBeVisible();
  await resident.getByRole("button", { name: "Maak klaar voor onderweg" }).click();
  await expect(resident.getByRole("heading", { name: "Klaar voor onderweg" })).toBeVisible();
  await resident.getByRole("button", { name: "Begin met lopen" }).click();
  await expect(resident.locator("#vraag")).toBeVisible();
  await expect(resident.locator("main .answer")).toHaveCount(0);
  await expect(resident.getByText(/Dit kan alleen/)).toHaveCount(0);
  await resident.getByRole("button", { name: "Voeg een bevinding toe" }).click();
  await resident.getByLabel("Wat zie je?").fill("Mooie geveltuin");
  await resident.getByRole("button", { name: "Bewaar de bevinding" }).click();
  await resident.locator(".walk__head").click();
  await resident.getByRole("link", { name: "Naar afronden" }).click();
  await expect(resident.getByRole("heading", { name: "Stop met meelopen" })).toBeVisible();
  await expect(resident.getByText(/overgeslagen|Deze vragen zijn nodig/)).toHaveCount(0);
  await resident.getByRole("button", { name: "Ik ben klaar" }).click();
  await sent(resident);
  const { wijkschouw } = await post(page, server, `{ wijkschouw(reference: "${schouw.reference}") { state findings { note } } }`);
  expect(wijkschouw).toEqual({ state: "PLANNED", findings: [{ note: "Mooie geveltuin" }] });
});

test("who is invited says no on the page", async ({ page, newPhone, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const { wijk } = await server.ask('{ wijk(slug: "haveltermade") { wijkteam { members { id function } } } }');
  const asked = wijk.wijkteam.members.filter(({ function: of }) => ["WIJKAGENT", "WIJKPLATFORM"].includes(of)).map(({ id }) => id);
  const schouw = await planSchouw(page, server, { membershipIds: asked });
  const agent = await newPhone();
  await signIn(agent, server, WIJKAGENT);
  await agent.goto(`/wijkschouw/${schouw.reference}`);
  await expect(agent.getByText("Je bent uitgenodigd")).toBeVisible();
  await agent.getByRole("button", { name: "Ik kan niet" }).click();
  await expect(agent.getByText("loopt niet mee", { exact: true })).toBeVisible();
});

test("an older version of a checklist opens, as a file too, and a question is dragged with a quick hand", async ({ page, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, WIJKREGISSEUR);
  const schouw = await planSchouw(page, server);
  const { id, slug, published: first } = await published(server);
  await change(page, server, "draftChecklist", "", { checklistId: id, versionId: first.id });
  await page.goto(`/checklists/${slug}/bewerken`);
  await settled(page);
  const rows = page.locator(".order-list li");
  const names = await rows.locator("a").allInnerTexts();
  await rows.nth(0).dragTo(rows.nth(2));
  await expect(rows.locator("a").nth(2)).toHaveText(names[0]);
  await expect(page.getByText("Alles is bewaard")).toBeVisible();
  await page.goto(`/checklists/${slug}/publiceren`);
  await page.getByRole("button", { name: "Neem in gebruik" }).click();
  await expect(page.getByText(/Versie 2, sinds/)).toBeVisible();

  await page.goto(`/wijkschouw/${schouw.reference}`);
  await page.getByRole("link", { name: "Bekijk de checklist" }).click();
  await expect(page.getByText(/Versie 1, sinds/)).toBeVisible();
  await expect(page.getByText("Er is een nieuwere versie.")).toBeVisible();
  const file = await page.getByRole("link", { name: "JSON-bestand" }).getAttribute("href");
  const old = await (await page.request.get(file)).json();
  expect(old.themes[0].items[0].key).toBe(first.document.themes[0].items[0].key);
  await page.getByRole("link", { name: "Bekijk de nieuwste versie" }).click();
  await expect(page.getByText(/Versie 2, sinds/)).toBeVisible();
});

test("a report tells the whole of what was seen under any title, and praise is praise", async ({ page, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const schouw = await planSchouw(page, server);
  await walkSchouw(page, server, schouw);
  await page.goto(`/wijkschouw/${schouw.reference}/opvolgen`);
  await page.getByLabel("Wat moet er gebeuren?").fill("Opruimen");
  await page.getByRole("button", { name: /^Melding/ }).click();
  await expect(page.getByText("Nog 1 bevinding zonder vervolg")).toBeVisible();
  await page.getByRole("button", { name: /^Compliment/ }).click();
  await expect(page.getByText("Alle bevindingen hebben een vervolg")).toBeVisible();
  const requests = await (await page.request.get("/export/follow-ups/haveltermade.json")).json();
  const request = requests.find(({ description }) => description.startsWith("Opruimen\n\n"));
  expect(request.description).toContain("Er ligt veel zwerfafval bij de bank.");
  expect(request.description).toMatch(/\? Antwoord: /);
});

test("a wijkschouw that is called off says so to who walks along, also in the calendar", async ({ page, newPhone, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const schouw = await planSchouw(page, server);
  const resident = await newPhone();
  await signIn(resident, server, RESIDENT);
  await resident.goto(`/wijkschouw/${schouw.reference}`);
  await resident.getByRole("button", { name: "Ik loop mee" }).click();
  await expect(resident.getByText("Je loopt mee", { exact: true })).toBeVisible();
  await page.goto(`/wijkschouw/${schouw.reference}/annuleren`);
  await page.getByLabel("Waarom gaat het niet door?").fill("Er komt storm.");
  await page.getByRole("button", { name: "Annuleer de wijkschouw" }).click();
  await expect(page.getByText("Gaat niet door", { exact: true })).toBeVisible();
  await resident.reload();
  await expect(resident.getByText("Er komt storm.")).toBeVisible();
  const file = await (await resident.request.get(`/export/wijkschouw/${schouw.reference}.ics`)).text();
  expect(file).toContain("METHOD:CANCEL");
});

test("a checklist from a file is a draft of one's own", async ({ page, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const { slug } = await published(server);
  const yaml = await (await page.request.get(`/export/checklists/${slug}-1.yaml`)).body();
  await page.goto("/checklists/invoeren");
  await page.getByLabel("Kies een bestand").setInputFiles({ name: "lijst.yaml", mimeType: "application/yaml", buffer: yaml });
  await page.getByRole("button", { name: "Lees het bestand in" }).click();
  await expect(page.getByText("De checklist is ingelezen als concept.")).toBeVisible();
});
