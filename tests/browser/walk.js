// A wijkschouw made through the API, and walked with quick thumbs.

import { randomUUID } from "node:crypto";
import { photo } from "./idea.js";
import { post, WIJK } from "./people.js";
import { expect, settled } from "./scene.js";

const SCALES = ["image_quality", "yes_no", "one_to_five", "report_mark"];

/** A checklist of `items` questions in four themes, published. */
export function checklist(items, title = "Alles wat we zien") {
  const item = (number) => ({
    key: `vraag-${number}`,
    question: `Hoe staat het met punt ${number}?`,
    guidance: "Kijk goed om je heen",
    scale: SCALES[number % SCALES.length],
  });
  const themes = ["Schoon", "Heel", "Veilig", "Groen"].map((name, theme) => ({
    key: name.toLowerCase(),
    title: name,
    items: Array.from({ length: items }, (_, index) => index).filter((number) => number % 4 === theme).map(item),
  }));
  return { title, explanation: "", themes: themes.filter((theme) => theme.items.length > 0) };
}

/** Plans a wijkschouw with this checklist, in the name of the wijkregisseur who is signed in on `page`. */
export async function plan(page, server, { stops, items, document = checklist(items) }) {
  const refusals = "refusals { code field message }";
  const made = await post(page, server,
    `mutation($input: CreateChecklistInput!) { createChecklist(input: $input) { checklist { id } ${refusals} } }`,
    { operationId: randomUUID(), document });
  if (!made.createChecklist.checklist) throw new Error(JSON.stringify(made));
  const published = await post(page, server,
    `mutation($input: PublishChecklistInput!) { publishChecklist(input: $input) { checklist { published { id } } ${refusals} } }`,
    { operationId: randomUUID(), checklistId: made.createChecklist.checklist.id });
  if (!published.publishChecklist.checklist) throw new Error(JSON.stringify(published));
  const { wijken } = await server.ask("{ wijken { id slug } }");
  const planned = await post(page, server,
    `mutation($input: PlanWijkschouwInput!) { planWijkschouw(input: $input) { wijkschouw { id reference } ${refusals} } }`,
    {
      operationId: randomUUID(),
      wijkId: wijken.find((wijk) => wijk.slug === WIJK.slug).id,
      form: "WALK",
      startsAt: new Date(Date.now() + 86_400_000).toISOString(),
      meetingPoint: "Het plein voor de school",
      openToResidents: false,
      residentsMayAdd: false,
      checklistVersionId: published.publishChecklist.checklist.published.id,
      stops: Array.from({ length: stops }, (_, index) => ({ uuid: randomUUID(), name: `Plek ${index + 1}` })),
      membershipIds: [],
    });
  if (!planned.planWijkschouw.wijkschouw) throw new Error(JSON.stringify(planned));
  return planned.planWijkschouw.wijkschouw;
}

/** Makes this phone ready and begins; from here on it needs nobody. */
export async function prepare(page, reference) {
  await page.goto(`/wijkschouw/${reference}/lopen`);
  await settled(page);
  await page.getByRole("button", { name: "Maak klaar voor onderweg" }).click();
  await expect(page.getByRole("heading", { name: "Klaar voor onderweg" })).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    // The rooms are there when the newest cache holds that of the walk.
    for (let tries = 0; tries < 100; tries++) {
      const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const kept = (await Promise.all(caches_.map((cache) => cache.keys()))).flat().map(({ url }) => url);
      const rooms = ["room-lopen", "room-mine"];
      if (rooms.every((room) => kept.some((url) => url.includes(room))) || !kept.some((url) => url.includes("room-"))) return;
      await new Promise((done) => setTimeout(done, 100));
    }
  });
}

export async function begin(page) {
  await page.getByRole("button", { name: "Begin met lopen" }).click();
  await expect(page.locator(".walk__count")).toBeVisible();
}

/** Answers `count` questions in a row: taps an answer, then goes on. `choose` varies which. */
export async function answer(page, count, choose = 7) {
  await page.evaluate(async ([count, choose]) => {
    const pick = (number, of) => (number * choose) % of;
    const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
    const until = async (what) => {
      for (let frames = 0; frames < 600; frames++) {
        const found = what();
        if (found) return found;
        await frame();
      }
      throw new Error(`waited in vain at "${document.querySelector("h1")?.textContent}"`);
    };
    for (let index = 0; index < count; index++) {
      const answers = await until(() => document.querySelectorAll("[aria-labelledby=vraag] .answer").length && document.querySelectorAll("[aria-labelledby=vraag] .answer"));
      const chosen = answers[pick(index, answers.length)];
      if (chosen.getAttribute("aria-pressed") !== "true") chosen.click();
      await until(() => document.querySelector("[aria-labelledby=vraag] .answer[aria-pressed=true]"));
      const place = () => document.querySelector("h1")?.textContent + (document.querySelector(".walk__where")?.textContent ?? "");
      const before = place();
      document.querySelector(".walk__foot .button--wide").click();
      await until(() => place() !== before);
    }
  }, [count, choose]);
}

/** Adds a photo to the question on the screen, with what a camera writes into it. */
export async function addPhoto(page, made) {
  const before = await page.locator(".photos img").count();
  await page.locator("input[type=file]").first().setInputFiles(made);
  await expect(page.locator(".photos img")).toHaveCount(before + 1);
}

/** A photo as a phone takes it: with the place in it. */
export async function cameraPhoto(page, number) {
  const plain = await photo(page, `foto-${number}.jpg`);
  const said = Buffer.from(`Exif\0\0GPS 52.6960 6.1930 nr ${number}`);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(said.length + 2, 2);
  const buffer = Buffer.concat([plain.buffer.subarray(0, 2), marker, said, plain.buffer.subarray(2)]);
  return { ...plain, buffer };
}

export async function finish(page) {
  await page.locator(".walk__head").click();
  await page.getByRole("link", { name: "Naar afronden" }).click();
  await page.getByRole("button", { name: "Rond af" }).click();
  await expect(page.getByRole("heading", { name: "Klaar met lopen" })).toBeVisible();
}

/** What the server has of it, asked by who is signed in on `page`. */
export async function recorded(page, server, reference) {
  const data = await post(page, server,
    `{ wijkschouw(reference: "${reference}") { state answers { uuid item stopUuid state value author counts conflict photos { uuid } } } }`);
  return data.wijkschouw;
}

/** Counts the requests with answers that the server answered well, and how many answers were in them. */
export function countAnswers(page) {
  const seen = { requests: 0, answers: 0 };
  page.on("response", (response) => {
    const body = response.request().postData();
    if (!body?.includes("recordAnswers") || response.status() !== 200) return;
    seen.requests += 1;
    seen.answers += JSON.parse(body).variables.input.answers.length;
  });
  return seen;
}

export const sent = (page) => expect(page.locator(".walk__strip, .strip").filter({ hasText: "Alles verzonden" })).toBeVisible({ timeout: 90_000 });
