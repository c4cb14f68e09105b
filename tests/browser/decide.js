// Deciding on a request, up to where a test begins: asked of partners, judged, agreed with, granted, accounted for.
// Everybody here has a phone of their own: the page of the test stays with whoever is signed in there.

import { createHash, randomUUID } from "node:crypto";
import { request as http } from "@playwright/test";
import { photo } from "./idea.js";
import { post, RESIDENT, signIn, WIJK, WIJKREGISSEUR } from "./people.js";
import { change } from "./schouw.js";

export const CONSULENT = "bram.mulder@woonconcept.example";
export const MANAGER = "manager@woonconcept.example";
export const STUURGROEP = "stuurgroep@woonconcept.example";

/** What is asked of whom, in cents: little, so that the pots of the demo data hold a few, and more than what needs no receipts. */
export const PARTS = { Gemeente: 16_000, Woonconcept: 10_000 };

const phones = new WeakMap();

/** The phone of this person, signed in once for each server. */
export async function phoneOf(server, email) {
  const known = phones.get(server) ?? phones.set(server, new Map()).get(server);
  if (!known.has(email)) {
    const phone = { request: await http.newContext() };
    await signIn(phone, server, email);
    known.set(email, phone);
  }
  return known.get(email);
}

/** Sends a mutation on behalf of this person; a refusal is a fault of the test. */
export async function does(server, email, name, input, fields = "") {
  return change(await phoneOf(server, email), server, name, fields, input);
}

/** What this person sees of a request. */
export async function seen(server, email, { reference }, fields) {
  const query = `{ initiative(reference: "${reference}") { ${fields} } }`;
  return (await post(await phoneOf(server, email), server, query)).initiative;
}

/** The partners of the demo data by their short names. */
export async function partners(server) {
  const { partners } = await server.ask("{ partners { id shortName } }");
  return Object.fromEntries(partners.map(({ id, shortName }) => [shortName, id]));
}

/** A request as a resident hands it in, asking so much of each partner, taken up by the wijkregisseur. */
export async function requestOf(server, title, parts = PARTS, more = {}) {
  const known = await partners(server);
  const { wijken } = await server.ask("{ wijken { id slug } }");
  const costs = Object.values(parts).reduce((sum, cents) => sum + cents, 0);
  const { initiative } = await does(server, RESIDENT, "submitInitiative", {
    wijkId: wijken.find((wijk) => wijk.slug === WIJK.slug).id,
    title,
    plan: "We planten acht fruitbomen langs het pad. Iedereen uit de buurt mag plukken, en samen houden we het bij.",
    theme: "GREEN",
    budgetLines: costs > 0 ? [{ description: "Acht fruitbomen", amount: costs, kind: "MATERIAL" }] : [],
    askedOf: Object.entries(parts).map(([name, amount]) => ({ partnerId: known[name], amount })),
    photoIds: [],
    submitterName: "Yusuf Postma",
    showFirstName: true,
    ...more,
  }, "initiative { id reference }");
  await does(server, WIJKREGISSEUR, "takeUpInitiative", { initiativeId: initiative.id });
  return initiative;
}

/** Every kader that waits for the partner of this person is met, says this person. */
export async function judgeAll(server, email, initiative, meets = true) {
  const { kaderChecks } = await seen(server, email, initiative, "kaderChecks { kader { id } outcome viewerMayJudge }");
  for (const check of kaderChecks.filter(({ outcome, viewerMayJudge }) => viewerMayJudge && outcome === "OPEN")) {
    await does(server, email, "judgeKader", {
      initiativeId: initiative.id, kaderId: check.kader.id, meets, reason: "Bewoners doen het zelf.",
    });
  }
}

/** A partner says what it thinks: it gives all that is asked, unless `more` says otherwise. */
export async function giveView(server, email, initiative, partner, more = {}) {
  const partnerId = (await partners(server))[partner];
  await does(server, email, "giveView", { initiativeId: initiative.id, partnerId, position: "AGREE", ...more });
}

/** A request with nothing missing: the wijkregisseur can grant it. */
export async function ready(server, title) {
  const initiative = await requestOf(server, title);
  await does(server, WIJKREGISSEUR, "askViews", { initiativeId: initiative.id });
  for (const [email, partner] of [[CONSULENT, "Woonconcept"], [WIJKREGISSEUR, "Gemeente"]]) {
    await judgeAll(server, email, initiative);
    await giveView(server, email, initiative, partner);
  }
  return initiative;
}

/** Closes it as granted: all, or the part that was agreed to. */
export async function grant(server, initiative) {
  const { readiness } = await seen(server, WIJKREGISSEUR, initiative, "readiness { canGrant outcome total blockers { text } }");
  if (!readiness.canGrant) throw new Error(JSON.stringify(readiness.blockers));
  await does(server, WIJKREGISSEUR, "closeDecision", {
    initiativeId: initiative.id, outcome: readiness.outcome, total: readiness.total,
    motivation: "Het is goed voor de buurt.", wayForward: "Vraag de rest aan een ander fonds.",
  });
  return initiative;
}

/** A request that was granted. */
export async function granted(server, title) {
  return grant(server, await ready(server, title));
}

/** A photo that somebody sent to the server; `page` draws it. */
export async function sentPhoto(page, server, email) {
  const { buffer: bytes } = await photo(page);
  const uuid = randomUUID();
  const digest = createHash("sha256").update(bytes).digest("base64");
  const answer = await (await phoneOf(server, email)).request.put(`${server.url}/photos/${uuid}`, {
    headers: { "Content-Type": "image/jpeg", "Content-Digest": `sha-256=:${digest}:` }, data: bytes,
  });
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  return uuid;
}

/** Granted, paid in part, carried out, and accounted for by the resident. */
export async function accounted(page, server, title) {
  const initiative = await granted(server, title);
  const about = { initiativeId: initiative.id };
  const partnerId = (await partners(server)).Gemeente;
  await does(server, WIJKREGISSEUR, "recordPayment", { ...about, partnerId, amount: 2_500, note: "Bon van het tuincentrum" });
  await does(server, RESIDENT, "startInitiative", about);
  const photos = { photoIds: [await sentPhoto(page, server, RESIDENT)], receiptIds: [await sentPhoto(page, server, RESIDENT)] };
  const story = "De bomen staan. We plantten ze met twintig buren.";
  await does(server, RESIDENT, "accountForInitiative", { ...about, spent: 11_000, story, ...photos });
  return initiative;
}

/** A request at every stage of deciding, by the name of the stage. */
export async function everyStage(page, server) {
  const stages = {
    asking: await requestOf(server, "Een pluktuin op het plein"),
    ready: await ready(server, "Een moestuin bij de school"),
    granted: await granted(server, "Een insectenhotel bij de vijver"),
    accounted: await accounted(page, server, "Een picknicktafel bij de brug"),
  };
  return Object.fromEntries(Object.entries(stages).map(([stage, { reference }]) => [stage, reference]));
}
