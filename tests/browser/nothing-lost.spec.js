// What a person typed is never lost, whatever the network, the server, the phone or an update does meanwhile.

import { begin, enterCode, fillIn, heading, IDEA, ideasCalled, photo } from "./idea.js";
import { chooseWijk, RESIDENT, signIn } from "./people.js";
import { expect, settled, test } from "./scene.js";
import { replaceable, takeNewer } from "./version.js";

// Losing the connection is what these stories are about, and a browser says so in its console.
test.use({ expectedErrors: [/Failed to load resource: net::ERR_|status of 5\d\d|status of 429/] });

const sends = (request) => request.method() === "POST" && request.postData()?.includes("submitInitiative");

test("the server breaks down while an idea is sent and comes back: exactly one idea", async ({ page, server }) => {
  await signIn(page, server, RESIDENT);
  await begin(page);
  await fillIn(page, { ...IDEA, photos: [await photo(page)] });

  // The idea arrives, the answer does not.
  let arrived = 0;
  await page.route("**/graphql", async (route) => {
    if (arrived > 0 || !sends(route.request())) return route.continue();
    arrived += 1;
    await route.fetch();
    await server.stop("SIGKILL");
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Verstuur je idee" }).click();
  await expect.poll(() => arrived).toBe(1);
  await expect(page.getByText("Je idee is verzonden")).toHaveCount(0);
  await server.resume();
  expect(await ideasCalled(server, IDEA.title)).toHaveLength(1);

  await sendNow(page);
  await expect(heading(page, "Je idee is verzonden")).toBeVisible({ timeout: 30_000 });
  const ideas = await ideasCalled(server, IDEA.title);
  expect(ideas).toHaveLength(1);
  expect(ideas[0].photos).toHaveLength(1);
  const mails = (await server.mails(RESIDENT)).filter((mail) => mail.includes("We hebben je idee"));
  expect(mails).toHaveLength(1);
});

test("the server is down when an idea is sent: it waits on the phone and goes later", async ({ page, server }) => {
  await signIn(page, server, RESIDENT);
  await begin(page);
  await fillIn(page);
  await server.stop();
  await page.getByRole("button", { name: "Verstuur je idee" }).click();
  await expect(page.getByText("Je idee is verzonden")).toHaveCount(0);
  await server.resume();
  await sendNow(page);
  await expect(heading(page, "Je idee is verzonden")).toBeVisible({ timeout: 30_000 });
  expect(await ideasCalled(server, IDEA.title)).toHaveLength(1);
});

test("without network halfway, and the app killed: the form opens where it was", async ({ page, context, server }) => {
  await visitOnce(page);
  await begin(page);
  await fillIn(page, IDEA, "Wat kost je idee?");
  await context.setOffline(true);
  await fillIn(page, { ...IDEA, photos: [await photo(page)] }, "Wat is je naam?");
  await page.getByRole("textbox").fill("Anna Bak");
  await expect(page.getByText("Bewaard op deze telefoon")).toBeVisible();
  await page.waitForTimeout(1_000); // as long as a thumb needs to close the app
  await page.close();

  const again = await context.newPage();
  await again.goto("/idee-indienen");
  await again.getByRole("button", { name: /^Ga verder/ }).click();
  await expect(heading(again, "Wat is je naam?")).toBeVisible();
  await expect(again.getByRole("textbox")).toHaveValue("Anna Bak");
  await fillIn(again);
  await expect(again.getByRole("rowheader", { name: "Acht fruitbomen" })).toBeVisible();
  await expect(again.getByText("€ 625,50")).toBeVisible();
  await again.getByRole("button", { name: "Verstuur je idee" }).click();
  await expect(heading(again, "Bewaard, nog niet verzonden")).toBeVisible();

  await context.setOffline(false);
  await askForCode(again);
  await enterCode(again, server, IDEA.email);
  await expect(heading(again, "Je idee is verzonden")).toBeVisible({ timeout: 30_000 });
  const ideas = await ideasCalled(server, IDEA.title);
  expect(ideas).toHaveLength(1);
  expect(ideas[0].photos).toHaveLength(1);
});

for (const [days, kept] of [[89, 1], [91, 0]]) {
  test(`an idea that nobody went on with for ${days} days is ${kept ? "still there" : "forgotten"}`, async ({ page, context }) => {
    await begin(page);
    await fillIn(page, IDEA, "Wat kost je idee?");
    await expect(page.getByText("Bewaard op deze telefoon")).toBeVisible();
    await page.close();
    const later = await context.newPage();
    await later.clock.setFixedTime(Date.now() + days * 24 * 60 * 60 * 1000);
    await later.goto("/idee-indienen");
    await settled(later);
    await expect(later.getByRole("button", { name: /^Ga verder/ })).toHaveCount(kept);
  });
}

test("after a single visit the app starts without network", async ({ page, context }) => {
  await visitOnce(page);
  await chooseWijk(page);
  await settled(page);
  await page.close();
  await context.setOffline(true);
  const again = await context.newPage();
  await again.goto("/");
  await expect(heading(again, "Heb je een idee voor je wijk?")).toBeVisible();
  await again.goto("/idee-indienen");
  await expect(again.getByRole("button", { name: "Begin" })).toBeVisible();
  await again.goto("/privacy");
  await expect(heading(again, "Privacy")).toBeVisible();
});

for (const [status, body] of [[500, "{}"], [503, "busy"], [429, "{}"]]) {
  test(`the server answers ${status}: the idea stays, with a reason, and goes through later`, async ({ page, server }) => {
    await signIn(page, server, RESIDENT);
    await begin(page);
    await fillIn(page);
    let refused = 0;
    await page.route("**/graphql", async (route) => {
      if (refused > 0 || !sends(route.request())) return route.continue();
      refused += 1;
      return route.fulfill({ status, body, contentType: "application/json" });
    });
    await page.getByRole("button", { name: "Verstuur je idee" }).click();
    await expect.poll(() => refused).toBe(1);
    await sendNow(page);
    await expect(heading(page, "Je idee is verzonden")).toBeVisible({ timeout: 30_000 });
    expect(await ideasCalled(server, IDEA.title)).toHaveLength(1);
  });
}

test("a new version is offered, never forced, and keeps what was typed", async ({ browser, contextOptions }) => {
  await replaceable(browser, contextOptions, async ({ page, newer }) => {
    await visitOnce(page);
    await begin(page);
    await fillIn(page, IDEA, "Wat wil je doen, en waarom?");
    await page.getByRole("textbox").fill("Half getypt");
    await newer(page);
    await expect(page.getByText("Er is een nieuwe versie van Wijkwerk.")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveValue("Half getypt");
    await takeNewer(page);
    await expect(page.getByRole("textbox")).toHaveValue("Half getypt");
    await expect(page.getByText("Er is een nieuwe versie van Wijkwerk.")).toHaveCount(0);
  });
});

/** A first visit, until the app has put itself on the phone. */
async function visitOnce(page) {
  await page.goto("/");
  await settled(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState("networkidle");
}

/** Who does not wait for the app to try again by itself; which it may just have done. */
async function sendNow(page) {
  const now = page.getByRole("button", { name: /^(Probeer nu|Verstuur alles nu)$/ });
  await expect(heading(page, "Je idee is verzonden").or(now).first()).toBeVisible({ timeout: 30_000 });
  await now.click({ timeout: 3_000 }).catch(() => {});
}

async function askForCode(page) {
  const ask = page.getByRole("button", { name: "Mail me de code" });
  await expect(heading(page, "Vul de code uit je mail in").or(ask).first()).toBeVisible({ timeout: 30_000 });
  if (await ask.isVisible()) await ask.click();
}
