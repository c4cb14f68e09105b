// A wijkschouw is walked without a connection, and nothing of it is lost.

import { RESIDENT, signIn, WIJKAGENT, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test, violations } from "./scene.js";
import { replaceable, takeNewer } from "./version.js";
import { addPhoto, answer, begin, cameraPhoto, countAnswers, finish, plan, prepare, recorded, sent } from "./walk.js";

test.use({ expectedErrors: [/Failed to load resource: net::ERR_|status of (5\d\d|401|429)/] });

test("twelve stops, forty questions, thirty photos, no server: all of it arrives once", async ({ page, context, server }) => {
  test.setTimeout(400_000);
  await signIn(page, server, WIJKREGISSEUR);
  const { reference } = await plan(page, server, { stops: 12, items: 40 });
  await prepare(page, reference);
  await server.stop();

  await page.reload();
  await begin(page);
  const photos = [];
  for (let number = 0; number < 6; number++) photos.push(await cameraPhoto(page, number));
  const half = async (page) => {
    for (let round = 0; round < 15; round++) {
      await addPhoto(page, photos[round % photos.length]);
      await answer(page, 16);
    }
  };
  await half(page);
  await page.waitForTimeout(300); // as long as a thumb needs to close the app
  await page.close();

  const again = await context.newPage();
  await again.goto(`/wijkschouw/${reference}/lopen`);
  await expect(again.locator(".walk__where")).toContainText("Halte 7 van 12");
  const seen = countAnswers(again);
  await half(again);
  await expect(again.getByRole("heading", { name: "Rond de schouw af" })).toBeVisible();
  await expect(again.getByText("480 van 480 beantwoord")).toBeVisible();
  await again.getByRole("button", { name: "Rond af" }).click();
  await expect(again.getByRole("heading", { name: "Klaar met lopen" })).toBeVisible();
  expect(seen.requests).toBe(0);

  await server.resume();
  await again.reload();
  await sent(again);
  const { answers, state } = await recorded(again, server, reference);
  expect(state).toBe("COMPLETED");
  expect(answers).toHaveLength(480);
  expect(answers.every((one) => one.state === "ANSWERED" && one.counts)).toBe(true);
  expect(seen.answers).toBe(480);
  expect(seen.requests).toBeLessThanOrEqual(12);
  const uuids = answers.flatMap((one) => one.photos.map(({ uuid }) => uuid));
  expect(new Set(uuids).size).toBe(30);
  expect(uuids).toHaveLength(30);
  for (const uuid of uuids) {
    const bytes = await (await again.request.get(`${server.url}/photos/${uuid}?size=full`)).body();
    expect(bytes.includes("Exif")).toBe(false);
    expect(bytes.includes("GPS")).toBe(false);
  }
});

test("a server that fails, a connection that breaks, a sign-in that ends: every answer arrives once", async ({ page, context, server }) => {
  test.setTimeout(240_000);
  await signIn(page, server, WIJKREGISSEUR);
  const { reference } = await plan(page, server, { stops: 3, items: 40 });
  await prepare(page, reference);
  await context.setOffline(true);
  await begin(page);
  await addPhoto(page, await cameraPhoto(page, 1));
  await answer(page, 120);
  const seen = countAnswers(page);

  // In turn: 500 before and after the server did it, a connection that breaks after it did, and all is well.
  let turn = 0;
  await page.route(/\/(graphql|photos\/)/, async (route) => {
    const request = route.request();
    if (!request.postData()?.includes("recordAnswers") && request.method() !== "PUT") return route.continue();
    turn += 1;
    if (turn > 11) return route.continue();
    if (turn % 4 === 1) return route.fulfill({ status: 500, body: "{}" });
    if (turn % 4 === 2) return route.fetch().then(() => route.abort("connectionreset"));
    if (turn % 4 === 3) return route.fetch().then(() => route.fulfill({ status: 503, body: "busy" }));
    return route.continue();
  });
  await context.setOffline(false);
  await page.locator(".walk__strip").click();
  // Who does not wait for the app to try again by itself.
  const now = page.getByRole("button", { name: "Verstuur alles nu" });
  await expect
    .poll(async () => ((await now.isVisible()) ? now.click({ timeout: 1_000 }).catch(() => {}).then(() => turn) : 99), { timeout: 90_000 })
    .toBeGreaterThan(11);
  await sent(page);

  expect(seen.requests).toBeLessThanOrEqual(12);

  // The sign-in ends: what is answered now stays, and goes after one sign-in.
  await context.clearCookies();
  await page.goto(`/wijkschouw/${reference}/lopen`);
  await page.locator(".walk__head").click();
  await page.getByRole("button", { name: "Plek 1", exact: false }).first().click();
  await page.locator(".walk__jump").first().click();
  await page.locator("[aria-labelledby=vraag] .answer").nth(1).click();
  await expect(page.locator(".walk__strip")).toContainText(/Log in om 1/, { timeout: 30_000 });
  await signIn(page, server, WIJKREGISSEUR);
  await page.reload();
  await sent(page);
  const { answers } = await recorded(page, server, reference);
  expect(answers).toHaveLength(120);
  expect(answers.flatMap((one) => one.photos)).toHaveLength(1);
});

test("a new version of the app comes halfway: nothing is forced, and it goes on with every answer and photo", async ({ browser, contextOptions }) => {
  test.setTimeout(180_000);
  await replaceable(browser, contextOptions, async ({ page, server, newer }) => {
    await signIn(page, server, WIJKREGISSEUR);
    const { reference } = await plan(page, server, { stops: 2, items: 4 });
    await prepare(page, reference);
    await begin(page);
    await page.route("**/graphql", (route) => (route.request().postData()?.includes("recordAnswers") ? route.abort() : route.continue()));
    await addPhoto(page, await cameraPhoto(page, 1));
    await answer(page, 3);
    await newer(page);
    await expect(page.locator(".walk__count")).toBeVisible();
    await answer(page, 1);
    await page.goto("/");
    await takeNewer(page);
    await page.unrouteAll();
    await server.stop();

    // The new version walks on without a connection.
    await page.goto(`/wijkschouw/${reference}/lopen`);
    await expect(page.locator(".walk__where")).toContainText("Halte 2 van 2");
    await answer(page, 4);
    await page.getByRole("button", { name: "Rond af" }).click();
    await server.resume();
    await page.reload();
    await sent(page);
    const { answers, state } = await recorded(page, server, reference);
    expect([state, answers.length, answers.flatMap((one) => one.photos).length]).toEqual(["COMPLETED", 8, 1]);
  });
});

test("a phone that is nearly full says so before the walk, and one that is full loses no answer", async ({ page, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const { reference } = await plan(page, server, { stops: 1, items: 4 });
  await page.addInitScript(() => {
    navigator.storage.estimate = async () => ({ quota: 100_000_000, usage: 98_000_000 });
    navigator.storage.persist = async () => false;
  });
  await page.goto(`/wijkschouw/${reference}/lopen`);
  await settled(page);
  await expect(page.getByText("Je telefoon is bijna vol: er is nog 2,0 MB over.")).toBeVisible();
  await prepare(page, reference);
  await expect(page.getByText("Je browser belooft niet dat alles bewaard blijft")).toBeVisible();
  await begin(page);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.room = () => (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.locator("[aria-labelledby=vraag] .answer").first().click();
  await expect(page.getByText("Je telefoon is vol.")).toBeVisible();
  await page.evaluate(() => window.room());
  await page.locator("[aria-labelledby=vraag] .answer").first().click();
  await expect(page.locator("[aria-labelledby=vraag] .answer[aria-pressed=true]")).toHaveCount(1);
  await sent(page);
  expect((await recorded(page, server, reference)).answers).toHaveLength(1);
});

test("two phones, both without a connection: merged per question, and a difference is settled by choosing", async ({ page, context, newPhone, server }) => {
  test.setTimeout(180_000);
  await signIn(page, server, WIJKREGISSEUR);
  const { reference } = await plan(page, server, { stops: 1, items: 8 });
  const other = await newPhone();
  await signIn(other, server, WIJKAGENT);
  for (const phone of [page, other]) {
    await prepare(phone, reference);
    await phone.context().setOffline(true);
    await begin(phone);
  }
  await answer(page, 8);
  await answer(other, 1, 0);
  await page.getByRole("button", { name: "Nog niet" }).click();
  // The second question, differently.
  await other.locator("[aria-labelledby=vraag] .answer").last().click();
  for (const phone of [page, other]) {
    await phone.context().setOffline(false);
    await expect(phone.locator(".walk__strip")).toContainText("Alles verzonden", { timeout: 60_000 });
  }
  const before = await recorded(page, server, reference);
  expect(before.answers).toHaveLength(10);
  const different = before.answers.filter((one) => one.conflict);
  expect(different).toHaveLength(2);

  await page.reload();
  await page.locator(".walk__head").click();
  await page.getByRole("button", { name: /Jullie antwoorden verschillen/ }).click();
  await expect(page.getByRole("heading", { name: "Jullie antwoorden verschillen" })).toBeVisible();
  await page.getByRole("button", { name: /Kies dit: Noor/ }).click();
  await expect(page.getByRole("heading", { name: "Jullie antwoorden verschillen" })).toHaveCount(0);
  await expect(page.locator(".walk__strip")).toContainText("Alles verzonden", { timeout: 60_000 });
  const after = await recorded(page, server, reference);
  expect(after.answers.filter((one) => one.conflict)).toHaveLength(0);
  expect(after.answers.filter((one) => one.item === different[0].item && one.counts)[0].author).toContain("Noor");
});

test("what a thumb can do: other answers, undo, notes, a finding, a stop on the way, a pause", async ({ page, context, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, WIJKREGISSEUR);
  const { reference } = await plan(page, server, { stops: 1, items: 4 });
  await prepare(page, reference);
  await context.setOffline(true);
  await begin(page);
  const next = () => page.getByRole("button", { name: /Volgende vraag|Naar/ }).last().click();
  await page.locator("[aria-labelledby=vraag] .answer").first().click();
  await page.getByRole("button", { name: "Notitie" }).click();
  await page.locator("#notitie").fill("Naast de bank ligt glas");
  await next();
  await page.getByRole("button", { name: /^Anders/ }).click();
  await page.getByRole("button", { name: "Niet van toepassing" }).last().click();
  await expect(page.locator(".walk__count")).toContainText("2 van 4");
  await page.getByRole("button", { name: "Ongedaan" }).click();
  await expect(page.locator(".walk__count")).toContainText("1 van 4");

  await page.locator(".walk__head").click();
  await page.getByRole("link", { name: "Voeg een bevinding toe" }).click();
  await page.getByRole("button", { name: "Bewaar de bevinding" }).click();
  await expect(page.getByText("Schrijf op wat je ziet").first()).toBeVisible();
  await page.getByLabel("Wat zie je?").fill("Een tegel ligt los");
  await page.getByRole("button", { name: "Bewaar de bevinding" }).click();
  await page.locator(".walk__head").click();
  await page.getByRole("link", { name: "Voeg een halte toe" }).click();
  await page.getByRole("textbox").fill("Het bruggetje");
  await page.getByRole("button", { name: "Ga hier verder" }).click();
  await expect(page.locator(".walk__where")).toContainText("Het bruggetje");
  await page.locator("[aria-labelledby=vraag] .answer").first().click();
  await page.locator(".walk__head").click();
  await page.getByRole("button", { name: "Neem pauze" }).click();
  await expect(page.getByRole("heading", { name: "De schouw staat op pauze" })).toBeVisible();
  await page.getByRole("button", { name: "Ga verder" }).click();
  await finish(page);
  await context.setOffline(false);
  await sent(page);

  const found = await page.request.post(`${server.url}/graphql`, {
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
    data: JSON.stringify({ query: `{ wijkschouw(reference: "${reference}") { state stops { name addedOnTheWay } findings { note } answers { state note } } }` }),
  });
  const { wijkschouw } = (await found.json()).data;
  expect(wijkschouw.state).toBe("COMPLETED");
  expect(wijkschouw.stops.map((stop) => [stop.name, stop.addedOnTheWay])).toEqual([["Plek 1", false], ["Het bruggetje", true]]);
  expect(wijkschouw.findings.map((finding) => finding.note)).toContain("Een tegel ligt los");
  expect(wijkschouw.answers.filter((one) => one.state === "ANSWERED")).toHaveLength(2);
  expect(wijkschouw.answers.filter((one) => one.state === "SKIPPED")).toHaveLength(6);
  expect(wijkschouw.answers.map((one) => one.note)).toContain("Naast de bank ligt glas");
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(() => {
    test.use({ viewport: { width: 320, height: 640 }, colorScheme });
    test(`the pages of the walk have no barrier at 320 px, ${colorScheme}`, async ({ page, server }) => {
      test.setTimeout(120_000);
      await signIn(page, server, WIJKREGISSEUR);
      const { reference } = await plan(page, server, { stops: 2, items: 5 });
      await prepare(page, reference);
      const found = { start: await violations(page) };
      await begin(page);
      await page.locator("[aria-labelledby=vraag] .answer").last().click();
      await page.getByRole("button", { name: "Notitie" }).click();
      await page.getByRole("button", { name: /^Anders/ }).click();
      found.question = await violations(page);
      for (const at of ["overzicht", "verzonden", "laatst", "bevinding", "halte", "afronden"]) {
        await page.goto(`/wijkschouw/${reference}/lopen?${at}`);
        await expect(page.locator("h1")).toHaveCount(1);
        found[at] = await violations(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
        if (wide) found[at].push("scrolls sideways");
      }
      expect(Object.entries(found).filter(([, wrong]) => wrong.length > 0)).toEqual([]);
      await page.goto(`/wijkschouw/${reference}/lopen`);
      await expect(page.locator(".walk__count")).toBeVisible();
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      const small = await page.goto(`/wijkschouw/${reference}/lopen`).then(() => page.locator("main .answer, .walk__foot button").evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect().height).filter((height) => height < 56)));
      expect(small).toEqual([]);
    });
  });
}

test("a resident finds no walk that is not theirs", async ({ page, newPhone, server }) => {
  await signIn(page, server, WIJKREGISSEUR);
  const { reference } = await plan(page, server, { stops: 1, items: 4 });
  const resident = await newPhone();
  await signIn(resident, server, RESIDENT);
  await resident.goto(`/wijkschouw/${reference}/lopen`);
  await expect(resident.getByText("Deze schouw is er niet, of is niet voor jou.")).toBeVisible();
});
