// Where the money of a wijk comes from and who may decide on it: asked for and approved, mandates given and ended.

import { MANAGER, STUURGROEP } from "./decide.js";
import { heading } from "./idea.js";
import { signIn, WIJK, WIJKREGISSEUR } from "./people.js";
import { expect, settled, test } from "./scene.js";

const NEXT_YEAR = new Date().getFullYear() + 1;

test("a yearly budget is asked for, approved by the stuurgroep, and stands in the books of the wijk", async ({ page, server, newPhone }) => {
  await test.step("the wijkregisseur sees how it stands, and asks", async () => {
    await signIn(page, server, WIJKREGISSEUR);
    await page.goto("/budget");
    await expect(page.getByText(/^Van de €\s[\d.,]+ is nog €\s[\d.,]+ vrij\.$/)).toBeVisible();
    await page.getByRole("link", { name: `Wijkbudget ${WIJK.name}` }).click();
    await page.getByRole("link", { name: "Vraag budget aan" }).click();
    await page.getByRole("radio", { name: "Woonconcept" }).check();
    await page.getByLabel("Voor welk jaar?").fill(String(NEXT_YEAR));
    await page.getByLabel("Bedrag, in euro").fill("zes");
    await page.getByLabel("Waarvoor is het?").fill("Er komen meer plannen voor groen.");
    await page.getByRole("button", { name: "Vraag dit bedrag" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.getByLabel("Waarvoor is het?")).toHaveValue("Er komen meer plannen voor groen.");
    await page.getByLabel("Bedrag, in euro").fill("6.000,50");
    await page.getByRole("button", { name: "Vraag dit bedrag" }).click();
    await expect(page.getByText("Gevraagd. De stuurgroep krijgt een mail")).toBeVisible();
  });

  await test.step("the stuurgroep gets a mail and approves, after the amount was repeated", async () => {
    await server.mailTo(STUURGROEP, "6.000,50");
    const board = await newPhone();
    await signIn(board, server, STUURGROEP);
    await board.goto("/budget/voorstellen");
    const asked = board.getByRole("listitem").filter({ hasText: "6.000,50" });
    await asked.getByRole("button", { name: /^Keur goed/ }).click();
    await expect(asked.getByText(`€ 6.000,50 van Woonconcept gaat meteen naar het wijkbudget ${NEXT_YEAR} van ${WIJK.name}.`)).toBeVisible();
    await asked.getByRole("button", { name: "Keur € 6.000,50 goed" }).click();
    await expect(board.getByText("Goedgekeurd. Het geld staat in het wijkbudget")).toBeVisible();
    await board.goto(`/budget?jaar=${NEXT_YEAR}`);
    await expect(board.getByRole("heading", { name: WIJK.name })).toBeVisible();
    await expect(board.getByText("Van de € 6.000,50 is nog € 6.000,50 vrij.").first()).toBeVisible();
  });

  await test.step("the wijkregisseur sees it in the wijk", async () => {
    await page.goto(`/budget/${WIJK.slug}?jaar=${NEXT_YEAR}`);
    await expect(page.getByText("Van de € 6.000,50 is nog € 6.000,50 vrij.")).toBeVisible();
  });
});

test("a manager gives a mandate, everybody can read it, and it ends", async ({ page, server, newPhone }) => {
  await signIn(page, server, MANAGER);
  await page.goto(`/wijken/${WIJK.slug}/mandaten`);
  await page.getByRole("button", { name: "Geef dit mandaat" }).click();
  await expect(page.getByText("Kies een persoon").first()).toBeVisible();
  await page.getByLabel("Aan wie?").selectOption({ label: "Bram Mulder, bewonersconsulent" });
  await page.getByLabel("Tot en met welk bedrag, in euro?").fill("1.750");
  await page.getByLabel("Tot en met welke dag?").fill(`${NEXT_YEAR}-12-31`);
  await page.reload();
  await expect(page.getByLabel("Tot en met welk bedrag, in euro?")).toHaveValue("1.750");
  await page.getByLabel("Tot en met welke dag?").fill(`${NEXT_YEAR}-12-31`);
  await page.getByRole("button", { name: "Geef dit mandaat" }).click();
  await expect(page.getByText("Het mandaat is gegeven")).toBeVisible();

  const neighbour = await newPhone();
  const given = neighbour.getByText("geld, tot en met € 1.750");
  await neighbour.goto(`/wijken/${WIJK.slug}`);
  await neighbour.getByRole("link", { name: "Wie mag wat beslissen?" }).click();
  await expect(heading(neighbour, `Wie mag wat in ${WIJK.name}?`)).toBeVisible();
  await expect(given).toBeVisible();
  await expect(neighbour.getByText(`tot en met 31 december ${NEXT_YEAR}`)).toBeVisible();
  await expect(neighbour.getByRole("button", { name: /^Beëindig/ })).toHaveCount(0);

  await page.getByRole("listitem").filter({ hasText: "1.750" }).getByRole("button", { name: /^Beëindig/ }).click();
  await page.getByRole("button", { name: "Toch niet" }).click();
  await page.getByRole("listitem").filter({ hasText: "1.750" }).getByRole("button", { name: /^Beëindig/ }).click();
  await page.getByRole("button", { name: /^Laat het vandaag stoppen/ }).click();
  await expect(page.getByText("Het mandaat stopt vandaag")).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(page.getByRole("listitem").filter({ hasText: "1.750" }).getByText(/tot en met \d+ \w+/)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "1.750" }).getByRole("button", { name: /^Beëindig/ })).toHaveCount(0);
});
