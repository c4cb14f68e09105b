// A build of the app in a folder of its own, which a newer one can replace while somebody uses it.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, Server } from "./scene.js";

/** A server with such a build, and a phone that visits it. */
export async function replaceable(browser, contextOptions, use) {
  const app = await mkdtemp(join(tmpdir(), "wdw-app-"));
  await cp(fileURLToPath(new URL("../../pwa/dist", import.meta.url)), app, { recursive: true });
  const server = await Server.start({ WDW_APP_DIR: app });
  const context = await browser.newContext({ ...contextOptions, baseURL: server.url });
  const newer = async (page) => {
    const worker = join(app, "sw.js");
    await writeFile(worker, (await readFile(worker, "utf8")).replace(/const VERSION = "/, '$&newer-'));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  };
  try {
    await use({ page: await context.newPage(), context, server, newer });
  } finally {
    await context.close();
    await server.end();
    await rm(app, { recursive: true });
  }
}

/** Takes the new version that is offered. */
export async function takeNewer(page) {
  await expect(page.getByText("Er is een nieuwe versie van Wijkwerk.")).toBeVisible();
  const reloaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Werk de app bij" }).click();
  await reloaded;
}
