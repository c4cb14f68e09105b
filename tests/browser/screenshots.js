// The pictures in README.md, taken from the demo data: `make screenshots`.

import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "./playwright.config.js";
import { CONSULENT, does, giveView, judgeAll, requestOf } from "./decide.js";
import { begin, fillIn, IDEA } from "./idea.js";
import { chooseWijk, signIn, WIJK, WIJKREGISSEUR } from "./people.js";
import { Server, settled } from "./scene.js";
import { answer, begin as beginWalk, plan, prepare } from "./walk.js";

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

const walker = await phone();
await signIn(walker, server, WIJKREGISSEUR);
const { checklist } = await server.ask(`{ checklist(slug: "schoon-heel-veilig-groen") { published { document } } }`);
const { reference } = await plan(walker, server, { stops: 3, document: checklist.published.document });
await prepare(walker, reference);
await walker.context().setOffline(true);
await beginWalk(walker);
await answer(walker, 4);
await picture(walker, "lopen");
await walker.context().setOffline(false);

const asking = await requestOf(server, "Een pluktuin op het plein");
await does(server, WIJKREGISSEUR, "askViews", { initiativeId: asking.id });
await judgeAll(server, WIJKREGISSEUR, asking);
await giveView(server, WIJKREGISSEUR, asking, "Gemeente");
const decider = await phone();
await signIn(decider, server, CONSULENT);
await decider.goto(`/besluiten/${asking.reference}`);
await picture(decider, "besluit");
await signIn(decider, server, WIJKREGISSEUR);
await decider.goto(`/budget/${WIJK.slug}`);
await picture(decider, "wijkbudget");

const desk = await phone({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
await signIn(desk, server, WIJKREGISSEUR);
await desk.goto("/werklijst");
await picture(desk, "werklijst");

await browser.close();
await server.end();
