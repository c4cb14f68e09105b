// What a first visit costs, counted on the wire.

import { once } from "node:events";
import { connect, createServer } from "node:net";
import { expect, settled, test } from "./scene.js";

// Everything over the wire: page, styles, scripts, wasm, icons, answers and all headers.
const LIMIT = 250_000;

test("the first visit does not grow, and the second next to nothing", async ({ page, server }) => {
  const wire = await countingWire(server.port);
  await page.goto(wire.url);
  await settled(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState("networkidle");
  const first = wire.bytes;
  console.log(`first visit: ${(first / 1000).toFixed(1)} kB`);
  expect(first).toBeGreaterThan(20_000);
  expect(first).toBeLessThan(LIMIT);

  await page.reload();
  await settled(page);
  await page.waitForLoadState("networkidle");
  console.log(`second visit: ${((wire.bytes - first) / 1000).toFixed(1)} kB`);
  expect(wire.bytes - first).toBeLessThan(20_000);
  wire.close();
});

test("the app asks nobody else and runs under a strict policy", async ({ page }) => {
  const response = await page.goto("/");
  const policy = response.headers()["content-security-policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toContain("'unsafe-eval'");
  await settled(page);
});

test("without JavaScript a text says what is needed", async ({ playwright, launchOptions, server }) => {
  const args = [...launchOptions.args, "--blink-settings=scriptEnabled=false"];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage();
  await page.goto(server.url);
  await expect(page.locator("noscript p").first()).toBeVisible();
  await browser.close();
});

/** A connection to the server that counts the bytes that come back. */
async function countingWire(port) {
  const wire = { bytes: 0 };
  const proxy = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    far.on("data", (data) => (wire.bytes += data.length));
    near.pipe(far).pipe(near);
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  wire.url = `http://localhost:${proxy.address().port}`;
  wire.close = () => proxy.close();
  return wire;
}

test("nothing moves while a page comes over a slow line", async ({ page, server }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await page.addInitScript(() => {
    window.moved = [];
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) window.moved.push([shift.value, ...shift.sources.map(({ node }) => node?.className)]);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const answer = await page.request.post(`${server.url}/graphql`, { data: { query: "{ initiatives(first: 1) { nodes { reference } } }" } });
  const { reference } = (await answer.json()).data.initiatives.nodes[0];
  for (const path of ["/over", `/ideeen/${reference}`, "/idee-indienen", "/privacy"]) {
    await page.goto(path);
    await settled(page);
    await expect(page.locator(".skeleton")).toHaveCount(0);
    expect(await page.evaluate(() => window.moved), path).toEqual([]);
  }
});
