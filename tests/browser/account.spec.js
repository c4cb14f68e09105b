// Telling how it went with what was granted: on a phone, whatever the network and the server do meanwhile.

import { granted, seen } from "./decide.js";
import { heading, photo } from "./idea.js";
import { RESIDENT, signIn, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test } from "./scene.js";

// Losing the connection is what these stories are about, and a browser says so in its console.
test.use({ expectedErrors: [/Failed to load resource: net::ERR_|status of 5\d\d|status of 429/] });

const STORY = "De bomen staan. We plantten ze met twintig buren.";

/** Accounts as the wijkregisseur sees them. */
const accountsOf = (server, initiative) =>
  seen(server, WIJKREGISSEUR, initiative, "state accounting { spent story receipts { id } } resultPhotos { id } timeline { kind }");

/** From the page of the idea to the page that sends. */
async function fillInAccounts(page, { reference }) {
  await page.goto(`/ideeen/${reference}`);
  await page.getByRole("link", { name: "Vertel hoe het ging" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Hoeveel heb je uitgegeven, in euro?").fill("210");
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Hoe ging het?").fill(STORY);
  await page.getByRole("button", { name: "Verder" }).click();
  for (const question of ["Wat is het geworden?", "Heb je de bonnen?"]) {
    await expect(heading(page, question)).toBeVisible();
    await page.locator("input[type=file]").last().setInputFiles(await photo(page));
    await expect(page.getByText("Bewaard", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Verder" }).click();
  }
  await expect(heading(page, "Kijk na wat je vertelt")).toBeVisible();
}

test("a resident begins, and tells how it went", async ({ page, server }) => {
  const initiative = await granted(server, "Fruitbomen langs het pad");
  await signIn(page, server, RESIDENT);
  await page.goto("/ik");
  await page.getByRole("link", { name: "Je plan kan doorgaan. Laat weten dat je begint" }).first().click();
  await page.getByRole("button", { name: "Ik begin" }).click();
  await expect(page.getByText("Fijn, je bent begonnen")).toBeVisible();
  await fillInAccounts(page, initiative);
  await expect(page.getByText("Dan blijft er € 50 over.")).toBeVisible();
  await page.getByRole("button", { name: "Verstuur" }).click();
  await expect(heading(page, "Je verhaal is verstuurd")).toBeVisible({ timeout: 30_000 });
  const { accounting, resultPhotos, state } = await accountsOf(server, initiative);
  expect({ state, spent: accounting.spent, story: accounting.story }).toEqual({ state: "ACCOUNTING", spent: 21_000, story: STORY });
  expect([resultPhotos.length, accounting.receipts.length]).toEqual([1, 1]);
  await page.reload();
  await expect(heading(page, "Je verhaal is verstuurd")).toBeVisible();
});

test("the server breaks down while accounts are sent and comes back: exactly one", async ({ page, server }) => {
  const initiative = await granted(server, "Fruitbomen langs het pad");
  await signIn(page, server, RESIDENT);
  await fillInAccounts(page, initiative);

  // They arrive, the answer does not.
  let arrived = 0;
  await page.route("**/graphql", async (route) => {
    const sends = route.request().method() === "POST" && route.request().postData()?.includes("accountForInitiative(");
    if (arrived > 0 || !sends) return route.continue();
    arrived += 1;
    await route.fetch();
    await server.stop("SIGKILL");
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Verstuur" }).click();
  await expect.poll(() => arrived, { timeout: 30_000 }).toBe(1);
  await expect(page.getByText("Je verhaal is verstuurd")).toHaveCount(0);
  await server.resume();
  const now = page.getByRole("button", { name: "Probeer nu" });
  await expect(heading(page, "Je verhaal is verstuurd").or(now).first()).toBeVisible({ timeout: 30_000 });
  await now.click({ timeout: 3_000 }).catch(() => {});
  await expect(heading(page, "Je verhaal is verstuurd")).toBeVisible({ timeout: 30_000 });

  const { accounting, resultPhotos, timeline } = await accountsOf(server, initiative);
  expect(timeline.filter(({ kind }) => kind === "ACCOUNTED")).toHaveLength(1);
  expect([resultPhotos.length, accounting.receipts.length]).toEqual([1, 1]);
});

test("without network, and the app killed: it waits where one sees it, and goes by itself", async ({ page, context, server }) => {
  const initiative = await granted(server, "Fruitbomen langs het pad");
  await signIn(page, server, RESIDENT);
  await page.goto(`/ideeen/${initiative.reference}`);
  await settled(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Vertel hoe het ging" }).click();
  await expect(page.getByRole("button", { name: "Begin" })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Hoeveel heb je uitgegeven, in euro?").fill("260");
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByLabel("Hoe ging het?").fill(STORY);
  await page.waitForTimeout(1_000); // as long as a thumb needs to close the app
  await page.close();

  const again = await context.newPage();
  await again.goto(`/ideeen/${initiative.reference}/verantwoorden`);
  await again.getByRole("button", { name: "Ga verder" }).click();
  await expect(again.getByLabel("Hoeveel heb je uitgegeven, in euro?")).toHaveValue("260");
  await again.getByRole("button", { name: "Verder" }).click();
  await expect(again.getByLabel("Hoe ging het?")).toHaveValue(STORY);
  await again.getByRole("button", { name: "Verder" }).click();
  for (const _ of ["result", "receipt"]) {
    await again.locator("input[type=file]").last().setInputFiles(await photo(again));
    await expect(again.getByText("Bewaard", { exact: true })).toBeVisible();
    await again.getByRole("button", { name: "Verder" }).click();
  }
  await again.getByRole("button", { name: "Verstuur" }).click();
  await expect(heading(again, "Bewaard, nog niet verstuurd")).toBeVisible();
  await again.getByRole("link", { name: "Bekijk wat wacht" }).click();
  await expect(again.getByRole("heading", { name: "Hoe het ging met Fruitbomen langs het pad" })).toBeVisible();
  await context.setOffline(false);
  await expect(again.getByText("Alles verzonden").first()).toBeVisible({ timeout: 30_000 });
  const { accounting, state } = await accountsOf(server, initiative);
  expect([state, accounting.spent]).toEqual(["ACCOUNTING", 26_000]);
});
