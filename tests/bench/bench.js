// What can be measured of one server and one phone: its start and memory, and Lighthouse on the public pages
// (mobile: slow 4G, four times slower processor). Prints a table; decides nothing.

import { readFile } from "node:fs/promises";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";
import { Server } from "../browser/server.js";

const server = await Server.start();
await server.stop();
const begun = performance.now();
await server.resume();
console.log(`start to first answer   ${Math.round(performance.now() - begun)} ms`);

const { wijken, initiatives } = await server.ask("{ wijken { slug } initiatives(first: 1) { nodes { reference } } }");
const pages = [
  "/wijk-kiezen", `/wijken/${wijken[2].slug}`, "/ideeen", `/ideeen/${initiatives.nodes[0].reference}`,
  "/idee-indienen", "/over", "/privacy", "/toegankelijkheid",
];

const row = (...cells) => console.log(cells.map((cell, at) => (at ? String(cell).padStart(9) : cell.padEnd(24))).join(""));
row("Lighthouse, mobile", "perf", "access", "practice", "seo", "LCP s", "CLS", "TBT ms", "kB");
for (const page of pages) {
  const chrome = await launcher.launch({
    chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    chromeFlags: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
  const { lhr } = await lighthouse(server.url + page, { port: chrome.port, logLevel: "error" });
  chrome.kill();
  const score = (category) => Math.round(lhr.categories[category].score * 100);
  const value = (audit) => lhr.audits[audit].numericValue ?? Number.NaN;
  row(
    page, score("performance"), score("accessibility"), score("best-practices"), score("seo"),
    (value("largest-contentful-paint") / 1000).toFixed(2), value("cumulative-layout-shift").toFixed(3),
    Math.round(value("total-blocking-time")), Math.round(value("total-byte-weight") / 1000),
  );
  for (const { id, title, score, scoreDisplayMode } of Object.values(lhr.audits)) {
    const counts = Object.entries(lhr.categories).some(
      ([name, category]) => name !== "performance" && category.auditRefs.some((ref) => ref.id === id && ref.weight > 0),
    );
    if (counts && scoreDisplayMode !== "manual" && score !== null && score < 1) console.log(`    falls short: ${title}`);
  }
}

const status = await readFile(`/proc/${server.process.pid}/status`, "utf8");
console.log(`memory, files not counted   ${Math.round(status.match(/RssAnon:\s+(\d+)/)[1] / 1024)} MB`);
await server.end();
