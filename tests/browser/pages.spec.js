// What the main pages say to somebody who does not see them: roles, names and states, as snapshots in pages/.
// After a change that is meant: `npx playwright test pages --update-snapshots`, and read the difference.

import { begin, enterCode, fillIn, heading, IDEA } from "./idea.js";
import { chooseWijk, signIn, submitIdea, RESIDENT, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test } from "./scene.js";

const says = (page, name) => expect(page.getByRole("main")).toMatchAriaSnapshot({ name: `${name}.aria.yml` });

test("choosing a wijk", async ({ page }) => {
  await page.goto("/wijk-kiezen");
  await settled(page);
  await says(page, "wijk-kiezen");
});

test("signing in", async ({ page }) => {
  await page.goto("/ik/inloggen");
  await settled(page);
  await says(page, "inloggen");
});

test("handing in an idea", async ({ page, context, server }) => {
  await chooseWijk(page);
  await page.goto("/idee-indienen");
  await settled(page);
  await says(page, "indienen");
  await begin(page);
  await fillIn(page, IDEA, "Hoe heet je idee?");
  await page.getByRole("button", { name: "Verder" }).click();
  await says(page, "indienen-fout");
  await fillIn(page, IDEA, "Krijg je ook geld van iemand anders?");
  await page.goBack();
  await expect(heading(page, "Wat kost je idee?")).toBeVisible();
  await says(page, "indienen-kosten");
  await fillIn(page, { ...IDEA, costs: [] });
  await says(page, "indienen-nakijken");
  await page.getByRole("button", { name: "Verstuur je idee" }).click();
  await enterCode(page, server, IDEA.email);
  await expect(heading(page, "Je idee is verzonden")).toBeVisible();
  await says(page, "indienen-verzonden");
});

test("an idea, to its neighbours and to the wijkregisseur", async ({ page, newPhone, server }) => {
  await signIn(page, server, RESIDENT);
  const { reference } = await submitIdea(page, server, "Een bankje bij de speeltuin");
  const neighbour = await newPhone();
  await neighbour.goto(`/ideeen/${reference}`);
  await settled(neighbour);
  await says(neighbour, "idee");
  const desk = await newPhone();
  await signIn(desk, server, WIJKREGISSEUR);
  await desk.goto(`/werklijst/${reference}`);
  await settled(desk);
  await says(desk, "werklijst-idee");
});
