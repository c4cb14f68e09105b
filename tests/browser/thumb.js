// What the thumb of a wijkagent feels, with a processor four times as slow: from a tap on an answer until it is painted,
// in a wijkschouw of 12 stops × 40 questions, and the start of the app without a network. Prints figures; decides nothing.

import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { signIn, WIJKREGISSEUR } from "./people.js";
import { Server } from "./server.js";
import { begin, plan, prepare } from "./walk.js";

const SLOWER = 4;
const TAPS = 60;
const STARTS = 7;

const server = await Server.start();
const browser = await chromium.launch(config.use.launchOptions);
const context = await browser.newContext({ viewport: config.use.viewport, hasTouch: true, locale: config.use.locale, baseURL: server.url });
const page = await context.newPage();
await signIn(page, server, WIJKREGISSEUR);
const { reference } = await plan(page, server, { stops: 12, items: 40 });
await prepare(page, reference);
await begin(page);
const slow = await context.newCDPSession(page);
await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

const taps = await page.evaluate(async (count) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = async (what) => {
    while (!what()) await new Promise((done) => requestAnimationFrame(done));
  };
  const took = [];
  for (let tap = 0; tap < count; tap++) {
    await until(() => document.querySelector("[aria-labelledby=vraag] .answer[aria-pressed=false]"));
    const before = document.querySelector("h1").textContent;
    const begun = performance.now();
    document.querySelector("[aria-labelledby=vraag] .answer[aria-pressed=false]").click();
    await until(() => document.querySelector("[aria-labelledby=vraag] .answer[aria-pressed=true]"));
    await painted();
    took.push(performance.now() - begun);
    document.querySelector(".walk__foot .button--wide").click();
    await until(() => document.querySelector("h1").textContent !== before);
  }
  return took;
}, TAPS);
await server.stop();

const starts = [];
for (let start = 0; start < STARTS; start++) {
  const again = await context.newPage();
  await (await context.newCDPSession(again)).send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await again.goto(`/wijkschouw/${reference}/lopen`, { waitUntil: "commit" });
  // Usable: the question stands there, and its answers can be tapped.
  await again.locator("[aria-labelledby=vraag] .answer").first().waitFor();
  starts.push(await again.evaluate(() => performance.now()));
  await again.close();
}

const at = (took, share) => Math.round([...took].sort((a, b) => a - b)[Math.floor(took.length * share)]);
console.log(`tap to paint, ${SLOWER}x slower          p50 ${at(taps, 0.5)} ms, p95 ${at(taps, 0.95)} ms`);
console.log(`start without network, ${SLOWER}x slower  p50 ${at(starts, 0.5)} ms, slowest ${at(starts, 0.99)} ms`);
await browser.close();
await server.end().catch(() => {}); // it was stopped halfway, on purpose
