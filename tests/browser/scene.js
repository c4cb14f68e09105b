// What every browser test begins with: a server, a phone, and no patience with errors.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test as base, expect } from "@playwright/test";
import { Server } from "./server.js";

export { expect, Server };

export const test = base.extend({
  /** A server of its own, which starts in a tenth of a second. */
  server: async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.end();
  },
  baseURL: async ({ server }, use) => use(server.url),
  /** Regular expressions of console errors that belong to the story, such as a lost connection. */
  expectedErrors: [[], { option: true }],
  context: async ({ context, expectedErrors }, use) => {
    const errors = listen(context, expectedErrors);
    await use(context);
    expect(errors, "errors in the console, and requests to others").toEqual([]);
  },
  /** A page on the phone of somebody else. */
  newPhone: async ({ browser, contextOptions, baseURL, expectedErrors }, use) => {
    const phones = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL });
      phones.push([context, listen(context, expectedErrors)]);
      return context.newPage();
    });
    for (const [context, errors] of phones) {
      await context.close();
      expect(errors, "errors in the console, and requests to others").toEqual([]);
    }
  },
});

/** What goes wrong in any page of a browser: errors that reach the console, and requests to anyone but the server. */
function listen(context, expectedErrors) {
  const errors = [];
  const note = (error) => {
    if (!expectedErrors.some((expected) => expected.test(error))) errors.push(error);
  };
  context.on("console", (message) => {
    if (message.type() === "error") note(`${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => note(`not caught: ${error.error()}`));
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost") note(`request to ${request.url()}`);
  });
  return errors;
}

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page as it is now, in a form that fits in a failing test. */
export async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    }),
  );
  return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html).slice(0, 3) }));
}

/** Waits until the page shows what it is about: its heading, and nothing that is still loading. */
export async function settled(page) {
  await expect(page.locator("h1")).toHaveCount(1);
  await expect(page.locator('[aria-busy="true"]:not(button)')).toHaveCount(0);
}
