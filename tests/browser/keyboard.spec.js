// Everything by keyboard: where one is can always be seen, and a mistake is told where the focus goes.

import { enterCode, heading, IDEA } from "./idea.js";
import { expect, settled, test } from "./scene.js";

test("handing in an idea takes nothing but a keyboard", async ({ page, server }) => {
  test.setTimeout(120_000);
  await page.goto("/");
  await settled(page);
  await activate(page, "button", IDEA.wijk);
  await activate(page, "link", "Dien je idee in");
  await activate(page, "button", "Begin");
  await goOn(page, "In welke wijk is je idee?");
  await goOn(page, "Hoe heet je idee?", IDEA.title);
  await goOn(page, "Wat wil je doen, en waarom?", IDEA.plan);
  await expect(heading(page, "Waar gaat je idee over?")).toBeVisible();
  await reach(page, page.getByRole("radio").first());
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: IDEA.theme })).toBeChecked();
  await activate(page, "button", "Verder");
  for (const question of ["Op welke plek in de wijk?", "Wie doen er mee?", "Voor wie vraag je dit?", "Wat hebben je buren eraan?",
    "Wanneer wil je het doen?", "Wat kost je idee?", "Heb je foto’s?"]) {
    await goOn(page, question);
  }
  await goOn(page, "Wat is je naam?", IDEA.name);
  await goOn(page, "Wat is je e-mailadres?", IDEA.email);
  await expect(heading(page, "Kijk je antwoorden na")).toBeVisible();
  await activate(page, "button", "Verstuur je idee");
  await expect(heading(page, "Vul de code uit je mail in")).toBeVisible();
  await reach(page, page.getByRole("textbox"));
  await page.keyboard.type(await server.codeFor(IDEA.email));
  await page.keyboard.press("Enter");
  await expect(heading(page, "Je idee is verzonden")).toBeVisible();
});

test("a mistake takes the focus, says what to do and leads to the field", async ({ page }) => {
  await page.goto("/idee-indienen/titel");
  await expect(heading(page, "Hoe heet je idee?")).toBeVisible();
  await activate(page, "button", "Verder");
  const summary = page.getByRole("alert").filter({ hasText: "Pas dit nog aan" });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Fout: /);
  const field = page.getByRole("textbox");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  const told = await summary.getByRole("link").innerText();
  await expect(field).toHaveAccessibleDescription(new RegExp(told));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await page.keyboard.type(IDEA.title);
  await activate(page, "button", "Verder");
  await expect(heading(page, "Wat wil je doen, en waarom?")).toBeVisible();
  await expect(page).not.toHaveTitle(/^Fout: /);
});

test("the first Tab leads past the menu, and a new page is told from its heading", async ({ page }) => {
  await page.goto("/wijk-kiezen");
  await settled(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Naar de inhoud" })).toBeFocused();
  await expect(page.getByRole("link", { name: "Naar de inhoud" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await activate(page, "link", "Privacy");
  await expect(heading(page, "Privacy")).toBeFocused();
  await expect(page).toHaveTitle(/Privacy/);
});

/** Answers the question with what is typed, and goes on. */
async function goOn(page, question, typed = "") {
  await expect(heading(page, new RegExp(`^${question.replace(/[?]/g, "\\?")}`))).toBeVisible();
  if (typed) {
    await reach(page, page.getByRole("textbox").first());
    await page.keyboard.type(typed);
  }
  await activate(page, "button", "Verder");
}

/** Goes to something with the Tab key and presses Enter there. */
async function activate(page, role, name) {
  await reach(page, page.getByRole("main").getByRole(role, { name, exact: true }).or(page.getByRole(role, { name, exact: true })).first());
  await page.keyboard.press("Enter");
}

/** Presses Tab until the focus is there; each stop on the way must be visible. */
async function reach(page, target) {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 80; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    const lost = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined; // round the end of the page
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const ring = (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      const label = element.labels?.[0];
      const labelled = label && (getComputedStyle(label).outlineStyle !== "none" || getComputedStyle(label).boxShadow !== "none");
      return ring || labelled ? undefined : element.outerHTML.slice(0, 120);
    });
    expect(lost, "the focus cannot be seen here").toBeUndefined();
  }
  throw new Error(`the Tab key does not lead to ${target}`);
}
