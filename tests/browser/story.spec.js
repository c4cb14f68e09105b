// The whole story: a resident hands in an idea, the wijkteam takes it up and asks, the resident answers, all see it.

import { begin, enterCode, fillIn, heading, IDEA, ideasCalled, photo } from "./idea.js";
import { WIJKREGISSEUR } from "./people.js";
import { expect, test } from "./scene.js";

test("an idea goes from a phone to the wijkteam and back", async ({ page, newPhone, server }) => {
  await test.step("Anna picks her wijk and sees who is there for her", async () => {
    await page.goto("/");
    await expect(heading(page, "Waar woon je?")).toBeVisible();
    await page.getByRole("button", { name: IDEA.wijk }).click();
    await expect(page.getByRole("heading", { name: "Jouw wijkteam" })).toBeVisible();
    await expect(page.getByText("Fatma Dekker", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Dien je idee in" }).click();
    await expect(heading(page, "Dien je idee in")).toBeVisible();
    await page.getByRole("button", { name: "Begin" }).click();
  });

  await test.step("she answers one question per page, and sees what it costs together", async () => {
    await fillIn(page, IDEA, "Krijg je ook geld van iemand anders?");
    await page.goBack();
    await expect(page.getByText("€ 725,50")).toBeVisible();
    await expect(page.getByText("Je vraagt € 625,50.")).toBeVisible();
    await fillIn(page, { ...IDEA, costs: [], photos: [await photo(page)] });
  });

  await test.step("she checks her answers, changes one and comes straight back", async () => {
    await expect(page.getByRole("rowheader", { name: "Acht fruitbomen" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Foto 1" })).toBeVisible();
    await page.getByRole("link", { name: "Wijzig Titel" }).click();
    await page.getByRole("textbox").fill("Pluktuin voor iedereen");
    await page.getByRole("button", { name: "Verder" }).click();
    await expect(heading(page, "Kijk je antwoorden na")).toBeVisible();
    await expect(page.getByText("Pluktuin voor iedereen")).toBeVisible();
  });

  let reference;
  await test.step("she sends it, confirms her address and reads who has it and by when she hears", async () => {
    await page.getByRole("button", { name: "Verstuur je idee" }).click();
    await enterCode(page, server, IDEA.email);
    await expect(heading(page, "Je idee is verzonden")).toBeVisible();
    await expect(page.getByText("Fatma Dekker, wijkregisseur (Gemeente), heeft het nu.")).toBeVisible();
    await expect(page.getByText(/Je krijgt antwoord uiterlijk \d+ \w+/)).toBeVisible();
    reference = await page.getByText(/^W-\w{6}$/).innerText();
    await page.reload();
    await expect(heading(page, "Je idee is verzonden")).toBeVisible();
    expect(await server.mailTo(IDEA.email, "Pluktuin voor iedereen")).toContain(reference);
  });

  const desk = await newPhone();
  await test.step("the wijkregisseur signs in, finds it in the worklist, takes it up and asks", async () => {
    await desk.goto("/ik/inloggen");
    await desk.getByLabel("Je e-mailadres").fill(WIJKREGISSEUR);
    await desk.getByRole("button", { name: "Mail me een code" }).click();
    await enterCode(desk, server, WIJKREGISSEUR);
    await desk.getByRole("link", { name: "Werklijst" }).first().click();
    await desk.getByRole("button", { name: /^Nieuw/ }).or(desk.getByRole("link", { name: /^Nieuw/ })).first().click();
    await desk.getByRole("link", { name: "Pluktuin voor iedereen" }).click();
    await desk.getByRole("button", { name: "Pak op" }).click();
    await expect(desk.getByText("Je hebt dit idee nu.")).toBeVisible();
    await desk.getByRole("link", { name: "Stel een vraag" }).click();
    await desk.getByLabel("Wat wil je weten?").fill("Wie geeft de bomen water in de zomer?");
    await desk.getByRole("button", { name: "Verstuur je vraag" }).click();
    await expect(desk.getByText("Je vraag is verstuurd. De klok staat stil.")).toBeVisible();
  });

  await test.step("Anna hears it by mail, and answers", async () => {
    const mail = await server.mailTo(IDEA.email, "Een vraag over je idee");
    const link = mail.match(/https?:\/\/\S+/)[0];
    await page.goto(new URL(link).pathname);
    await expect(page.getByText("Wie geeft de bomen water in de zomer?").first()).toBeVisible();
    if (!(await heading(page, "Beantwoord de vraag").isVisible())) {
      await page.getByRole("link", { name: "Beantwoord de vraag" }).click();
    }
    await page.getByLabel("Je antwoord").fill("De buren van nummer 2 tot en met 8, om de beurt.");
    await page.getByRole("button", { name: "Verstuur je antwoord" }).click();
    await expect(page.getByText("Je antwoord is verstuurd. De klok loopt weer.")).toBeVisible();
  });

  await test.step("everybody sees what happened, and that it is one idea with its photo", async () => {
    const neighbour = await newPhone();
    await neighbour.goto(`/ideeen/${reference}`);
    await expect(heading(neighbour, "Pluktuin voor iedereen")).toBeVisible();
    await expect(neighbour.getByText("In behandeling").first()).toBeVisible();
    await expect(neighbour.getByText("Bakker")).toHaveCount(0);
    await expect(neighbour.getByText("Wie geeft de bomen water")).toHaveCount(0);
    const story = neighbour.getByRole("heading", { name: "Wat is er gebeurd" }).locator("xpath=ancestor::section[1]");
    await expect(story.getByRole("listitem")).not.toHaveCount(0);
    const [idea, ...others] = await ideasCalled(server, "Pluktuin voor iedereen");
    expect(others).toEqual([]);
    expect(idea.photos).toHaveLength(1);
    await expect(neighbour.getByRole("img", { name: /Foto 1/ })).toBeVisible();
  });
});
