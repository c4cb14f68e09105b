// The pictures in README.md, taken from the demo data: `make screenshots`.

import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { begin, fillIn, IDEA } from "./idea.js";
import { chooseWijk, signIn, WIJK, WIJKREGISSEUR } from "./people.js";
import { Server, settled } from "./scene.js";

const LARGEST = 150_000;
const folder = fileURLToPath(new URL("../../docs/", import.meta.url));
await mkdir(folder, { recursive: true });
const server = await Server.start();
const browser = await chromium.launch(config.use.launchOptions);

async function phone(options = {}) {
  const { viewport, locale, timezoneId } = config.use;
  const context = await browser.newContext({ viewport, locale, timezoneId, deviceScaleFactor: 2, baseURL: server.url, ...options });
  return context.newPage();
}

async function picture(page, name) {
  await settled(page);
  await page.waitForLoadState("networkidle");
  const path = `${folder}${name}.png`;
  await page.screenshot({ path, animations: "disabled" });
  const { size } = await stat(path);
  console.log(`docs/${name}.png  ${Math.round(size / 1000)} kB`);
  if (size > LARGEST) throw new Error(`${name}.png is larger than ${LARGEST / 1000} kB`);
}

const page = await phone();
await chooseWijk(page);
await picture(page, "mijn-wijk");

const best = await server.ask(
  `{ wijk(slug: "${WIJK.slug}") { initiatives(filter: { states: [IN_REVIEW] }, sort: MOST_SUPPORTED, first: 1) { nodes { reference } } } }`,
);
await page.goto(`/ideeen/${best.wijk.initiatives.nodes[0].reference}`);
await picture(page, "idee");

await begin(page);
await fillIn(page, IDEA, "Krijg je ook geld van iemand anders?");
await page.goBack();
await page.evaluate(() => scrollTo(0, 0));
await picture(page, "indienen");

const dark = await phone({ colorScheme: "dark" });
await chooseWijk(dark);
await picture(dark, "mijn-wijk-donker");

const desk = await phone({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
await signIn(desk, server, WIJKREGISSEUR);
await desk.goto("/werklijst");
await picture(desk, "werklijst");

await browser.close();
await server.end();
