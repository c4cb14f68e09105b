// Handing in an idea as a resident does: page by page, by the words on the screen.

import { expect } from "./scene.js";

export const IDEA = {
  wijk: "Haveltermade",
  title: "Pluktuin achter de school",
  plan: "We planten acht fruitbomen. Iedereen mag plukken.",
  theme: "Groen",
  place: "Het grasveld achter de school",
  costs: [
    { for: "Acht fruitbomen", amount: "€ 640,00", kind: "Materiaal" },
    { for: "Een kar voor een dag", amount: "85,5", kind: "Huur" },
  ],
  own: "100",
  name: "Anna Bakker",
  email: "anna.bakker@bewoner.example",
};

/** The heading of the page that one is on. */
export const heading = (page, name) => page.getByRole("heading", { level: 1, name });

const goOn = (page) => page.getByRole("button", { name: "Verder" }).click();

/** From the start of the form to its first question. */
export async function begin(page) {
  await page.goto("/idee-indienen");
  await page.getByRole("button", { name: "Begin" }).click();
}

/** What each question of the form is answered with, by its heading. */
const answers = {
  "In welke wijk is je idee?": async (page, idea) => page.getByRole("radio", { name: idea.wijk, exact: true }).check(),
  "Hoe heet je idee?": async (page, idea) => page.getByRole("textbox").fill(idea.title),
  "Wat wil je doen, en waarom?": async (page, idea) => page.getByRole("textbox").fill(idea.plan),
  "Lijkt je idee hierop?": async () => {},
  "Waar gaat je idee over?": async (page, idea) => page.getByRole("radio", { name: idea.theme }).check(),
  "Op welke plek in de wijk? (niet verplicht)": async (page, idea) => page.getByRole("textbox").fill(idea.place ?? ""),
  "Wie doen er mee? (niet verplicht)": async () => {},
  "Voor wie vraag je dit? (niet verplicht)": async () => {},
  "Wat hebben je buren eraan? (niet verplicht)": async () => {},
  "Wanneer wil je het doen?": async () => {},
  "Wat kost je idee?": async (page, idea) => {
    for (const [index, cost] of (idea.costs ?? []).entries()) {
      await page.getByRole("button", { name: index ? "Nog een post" : "Voeg kosten toe" }).click();
      await expect(heading(page, `Kosten, post ${index + 1}`)).toBeVisible();
      await page.getByLabel("Waar zijn deze kosten voor?").fill(cost.for);
      await page.getByLabel("Hoeveel is het, in euro?").fill(cost.amount);
      await page.getByRole("radio", { name: cost.kind, exact: true }).check();
      await goOn(page);
      await expect(heading(page, "Wat kost je idee?")).toBeVisible();
    }
    if (idea.own) await page.getByLabel("Wat leggen jullie zelf in, in euro?").fill(idea.own);
  },
  "Krijg je ook geld van iemand anders?": async () => {},
  "Van wie vraag je geld?": async (page, idea) => {
    if (!idea.askedOf) return;
    await page.getByRole("radio", { name: "Ik weet het al" }).check();
    for (const [partner, amount] of Object.entries(idea.askedOf)) {
      await page.getByLabel(`${partner}, in euro`).fill(amount);
    }
  },
  "Heb je foto’s? (niet verplicht)": async (page, idea) => {
    for (const photo of idea.photos ?? []) {
      await page.locator("input[type=file]").last().setInputFiles(photo);
      await expect(page.getByText("Bewaard", { exact: true }).last()).toBeVisible();
    }
  },
  "Wat is je naam?": async (page, idea) => {
    await page.getByRole("textbox").fill(idea.name);
    await page.getByRole("checkbox", { name: "Zet mijn voornaam bij mijn idee" }).check();
  },
  "Wat is je e-mailadres?": async (page, idea) => page.getByRole("textbox").fill(idea.email),
};

/** Answers the questions from the page one is on, until a page with the heading `until`. */
export async function fillIn(page, idea = IDEA, until = "Kijk je antwoorden na") {
  for (let pages = 0; pages < 30; pages++) {
    await expect(page.locator("h1")).toHaveCount(1);
    const question = await page.locator("h1").innerText();
    if (question === until) return;
    const answer = answers[question];
    if (!answer) throw new Error(`no answer to "${question}"`);
    await answer(page, idea);
    await goOn(page);
    await expect(page.locator("h1")).not.toHaveText(question);
  }
  throw new Error(`never came to "${until}"`);
}

/** Types the code from the newest mail to this address. */
export async function enterCode(page, server, email, since = 0) {
  await expect(heading(page, "Vul de code uit je mail in")).toBeVisible();
  await page.getByRole("textbox").fill(await server.codeFor(email, since));
  await page.getByRole("button", { name: "Bevestig de code" }).click();
}

/** The ideas with this title that everybody can find. */
export async function ideasCalled(server, title) {
  const found = await server.ask(
    "query($text: String!) { initiatives(filter: { text: $text }) { nodes { id reference title photos { uuid } } } }",
    { text: title },
  );
  return found.initiatives.nodes.filter((idea) => idea.title === title);
}

/** A photo as a camera makes them, drawn by the browser itself. */
export async function photo(page, name = "speeltuin.jpg") {
  const coded = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2400, 1600];
    const pen = canvas.getContext("2d");
    for (let x = 0; x < 2400; x += 40) {
      pen.fillStyle = `hsl(${x / 12} 60% ${30 + (x % 160) / 4}%)`;
      pen.fillRect(x, 0, 40, 1600);
    }
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
  });
  return { name, mimeType: "image/jpeg", buffer: Buffer.from(coded, "base64") };
}
