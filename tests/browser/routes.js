// Every address of the app, filled in with what the demo data holds.

import { readFile } from "node:fs/promises";

/** The patterns in the app's own list, such as `/ideeen/:reference`. */
export async function patterns() {
  const source = await readFile(new URL("../../pwa/src/routes.rs", import.meta.url), "utf8");
  return [...source.matchAll(/#\[at\("([^"]+)"\)\]/g)].map(([, pattern]) => pattern);
}

/** Addresses, under who has something to see there. `{…}` stands for what `fill` finds. */
export const addresses = {
  visitor: [
    "/", "/wijk-kiezen", "/wijken/{wijk}", "/wijken/{wijk}/mandaten", "/wijken/nergens", "/ideeen", "/ideeen/{idea}", "/ideeen/{decided}",
    "/ideeen/W-000000", "/idee-indienen", "/ik", "/ik/inloggen", "/ik/wacht", "/werklijst", "/toegankelijkheid",
    "/privacy", "/kaders", "/kaders/2", "/over", "/_ui", "/404", "/wijkschouw", "/wijkschouw/S-000000", "/wijkschouw/S-000000/lopen",
    "/wijkschouw/{planned}", "/wijkschouw/{reported}", "/wijkschouw/plannen", "/checklists", "/checklists/{checklist}",
    "/checklists/nieuw", "/opvolging", "/besluiten", "/besluiten/{idea}", "/besluiten/{idea}/toekennen",
    ...[
      "wijk", "buurt", "titel", "plan", "lijkt-op", "onderwerp", "plek", "meedoen", "voor-wie", "buren", "wanneer", "kosten",
      "kosten-1", "ander-geld", "van-wie", "fotos", "naam", "e-mail", "nakijken",
    ].map((page) => `/idee-indienen/${page}`),
  ],
  resident: [
    "/", "/ik", "/ik/gegevens", "/ik/apparaten", "/ik/wacht", "/ik/verwijderen", "/ideeen/{own}",
    "/ideeen/{asked}/aanvullen", "/ideeen/{own}/intrekken",
    "/ideeen/{own}/kaders", "/ideeen/{granted}", ...["beginnen", "verantwoorden"].map((act) => `/ideeen/{granted}/${act}`),
    ...["bedrag", "verhaal", "foto", "bonnen", "nakijken"].map((page) => `/ideeen/{granted}/verantwoorden-${page}`),
    "/ideeen/{granted}/verantwoord-nergens", "/wijkschouw", "/wijkschouw/{planned}",
    "/wijkschouw/{reported}",
  ],
  wijkteam: [
    "/", "/werklijst", "/werklijst/{idea}", "/ideeen/{idea}", "/ik",
    ...["vragen", "toewijzen", "datum-verzetten", "doorverwijzen", "verbergen"].map((act) => `/werklijst/{idea}/${act}`),
    "/wijkschouw", "/wijkschouw/{planned}", "/wijkschouw/{reported}", "/wijkschouw/{walked}", "/wijkschouw/plannen",
    ...["wijzigen", "wijzigen-waar", "uitnodigen", "annuleren"].map((act) => `/wijkschouw/{planned}/${act}`),
    "/wijkschouw/{walked}/opvolgen", "/wijkschouw/{walked}/verschillen",
    ...["wijk", "vorm", "wanneer", "waar", "checklist", "route", "halte-1", "wie", "bewoners", "uitleg", "nakijken"].map(
      (page) => `/wijkschouw/plannen/${page}`,
    ),
    "/checklists", "/checklists/nieuw", "/checklists/invoeren", "/checklists/{checklist}", "/checklists/{checklist}?versie=1",
    ...["bewerken", "vraag-1-1", "publiceren"].map((act) => `/checklists/{checklist}/${act}`),
    "/opvolging", "/opvolging/overdragen", "/opvolging/{followUp}",
    ...["bijwerken", "geven"].map((act) => `/opvolging/{followUp}/${act}`),
    "/budget", "/budget/{wijk}", "/budget/voorstellen", "/budget/{wijk}/voorstellen", "/budget/{wijk}/jaar-afsluiten",
    "/besluiten", "/besluiten/{asking}", "/besluiten/{ready}", "/besluiten/{granted}", "/besluiten/{accounted}",
    ...["standpunt", "toekennen", "weigeren", "voorleggen", "verdelen", "gegevens", "kader-1"].map(
      (act) => `/besluiten/{asking}/${act}`,
    ),
    "/besluiten/{ready}/toekennen", "/besluiten/{granted}/betalen", "/besluiten/{granted}/heropenen",
    "/besluiten/{accounted}/verantwoording",
  ],
  stuurgroep: [
    "/kaders", "/kaders/nieuw", "/kaders/invoeren", "/kaders/V1",
    ...["bewerken", "proberen", "publiceren"].map((act) => `/kaders/V1/${act}`),
  ],
};
