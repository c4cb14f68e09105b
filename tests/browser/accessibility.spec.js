// For everyone: every page, in light and dark, on the smallest phone, with large text.

import { everyStage, granted } from "./decide.js";
import { chooseWijk, post, RESIDENT, signIn, submitIdea, WIJK, WIJKREGISSEUR } from "./people.js";
import { addresses, patterns } from "./routes.js";
import { expect, settled, test, violations } from "./scene.js";
import { allKinds } from "./schouw.js";

// The server says so when there is nothing at an address; the app then shows a page that helps on.
test.use({ expectedErrors: [/404 .*\/(404|wijken\/nergens|ideeen\/W-000000|wijkschouw\/S-000000)$/] });

test("every address of the app is looked at", async () => {
  const all = Object.values(addresses).flat();
  const fits = (pattern) => new RegExp(`^${pattern.replace(/:\w+/g, "[^/]+")}$`);
  const forgotten = (await patterns()).filter((pattern) => !all.some((address) => fits(pattern).test(address)));
  expect(forgotten).toEqual([]);
});

for (const who of Object.keys(addresses)) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(() => {
      test.use({ viewport: { width: 320, height: 640 }, colorScheme });
      test(`a ${who} meets no barrier at 320 px, ${colorScheme}`, async ({ page, server }) => {
        test.setTimeout(180_000);
        const found = await walk(page, server, who, async () => [
          ...(await violations(page)),
          ...(await sidewaysScrolling(page)),
        ]);
        expect(found).toEqual({});
      });
    });
  }

  test(`a ${who} can read all with text twice as large`, async ({ page, server }) => {
    test.setTimeout(180_000);
    const found = await walk(page, server, who, async () => {
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      return [...(await sidewaysScrolling(page)), ...(await cutText(page))];
    });
    expect(found).toEqual({});
  });
}

test("no two pages have the same heading, and each has a title of its own", async ({ page, server }) => {
  test.setTimeout(120_000);
  const places = {};
  await walk(page, server, "visitor", async () => {
    const about = `${await page.locator("h1").innerText()} · ${await page.title()}`;
    (places[about] ??= new Set()).add(new URL(page.url()).pathname);
    return [];
  });
  const shared = Object.entries(places).filter(([about, places]) => places.size > 1 && !about.includes("er niet"));
  expect(shared.map(([about, places]) => [about, ...places])).toEqual([]);
});

/** Opens every address for someone and collects what `look` finds wrong, by address. */
async function walk(page, server, who, look) {
  await chooseWijk(page);
  const places = await fill(page, server, who);
  await startIdea(page);
  if (who === "wijkteam") await startSchouw(page);
  const found = {};
  for (const address of addresses[who]) {
    await page.goto(address.replace(/{(\w+)}/, (_, name) => places[name]));
    await settled(page);
    const wrong = await look();
    if (wrong.length > 0) found[address] = wrong;
  }
  return found;
}

/** What the placeholders stand for; signs in who is not a visitor. */
async function fill(page, server, who) {
  const open = "{ wijk(slug: \"" + WIJK.slug + "\") { initiatives(filter: { states: [SUBMITTED, IN_REVIEW] }, first: 1) { nodes { reference } } } }";
  const decided = "{ initiatives(filter: { states: [GRANTED] }, first: 1) { nodes { reference } } }";
  const places = {
    wijk: WIJK.slug,
    idea: (await server.ask(open)).wijk.initiatives.nodes[0].reference,
    decided: (await server.ask(decided)).initiatives.nodes[0].reference,
  };
  await signIn(page, server, WIJKREGISSEUR);
  Object.assign(places, await allKinds(page, server));
  if (who === "wijkteam") Object.assign(places, await everyStage(page, server));
  if (who === "visitor") await page.context().clearCookies();
  // The example of a fund is a concept from the start.
  if (who === "stuurgroep") await signIn(page, server, "stuurgroep@gemeente.example");
  if (who === "resident") {
    await signIn(page, server, RESIDENT);
    places.own = (await submitIdea(page, server, "Een bankje bij de speeltuin")).reference;
    const asked = await submitIdea(page, server, "Een insectenhotel in het plantsoen");
    places.asked = asked.reference;
    await signIn(page, server, WIJKREGISSEUR);
    await post(page, server, "mutation($input: TakeUpInitiativeInput!) { takeUpInitiative(input: $input) { refusals { message } } }",
      { operationId: crypto.randomUUID(), initiativeId: asked.id });
    await post(page, server, "mutation($input: AskCompletionInput!) { askCompletion(input: $input) { refusals { message } } }",
      { operationId: crypto.randomUUID(), initiativeId: asked.id, question: "Wie zorgt er later voor het hotel?" });
    await signIn(page, server, RESIDENT);
    places.granted = (await granted(server, "Fruitbomen langs het pad")).reference;
    await page.goto(`/ideeen/${places.granted}/verantwoorden`);
    await page.getByRole("button", { name: "Begin" }).click();
    await settled(page);
  }
  return places;
}

/** Pages of the form need an idea that was begun. */
async function startIdea(page) {
  await page.goto("/idee-indienen/titel");
  await settled(page);
}

/** The same for a wijkschouw, with a stop on its route. */
async function startSchouw(page) {
  await page.goto("/wijkschouw/plannen");
  await page.getByRole("button", { name: "Begin met plannen" }).click();
  await page.goto("/wijkschouw/plannen/route");
  await page.getByRole("button", { name: "Voeg een halte toe" }).click();
  await settled(page);
}

/** Nothing but a table or a picture may need sideways scrolling (WCAG 1.4.10). */
async function sidewaysScrolling(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && element.children.length === 0)
      .map((element) => `too wide: ${element.outerHTML.slice(0, 120)}`)
      .slice(0, 3);
  });
}

/** Text that no longer fits where it stands (WCAG 1.4.4). */
async function cutText(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => {
        const style = getComputedStyle(element);
        const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
        const small = element.clientWidth <= 1 || element.clientHeight <= 1; // for screen readers only
        const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
        return clips && cut && !small && element.innerText?.trim();
      })
      .map((element) => `cut: ${element.outerHTML.slice(0, 120)}`),
  );
}
