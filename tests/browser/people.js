// Demo people, signed in, and the ideas that belong to them.

import { randomUUID } from "node:crypto";

/** The wijk that the stories play in. */
export const WIJK = { slug: "haveltermade", name: "Haveltermade" };
export const RESIDENT = "yusuf.postma@bewoner.example";
export const WIJKREGISSEUR = "fatma.dekker@gemeente.example";
export const WIJKAGENT = "noor.visser@politie.example";

/** Signs the browser in without walking through the pages; the story does that. */
export async function signIn(page, server, email) {
  const before = (await server.mails(email)).length;
  await post(page, server, "mutation($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { refusals { message } } }",
    { operationId: randomUUID(), email });
  const code = await server.codeFor(email, before);
  const data = await post(page, server, "mutation($input: SignInInput!) { signIn(input: $input) { viewer { person { id } } refusals { message } } }",
    { operationId: randomUUID(), email, code });
  if (!data.signIn.viewer) throw new Error(JSON.stringify(data));
}

/** A request with the cookies of this browser. */
export async function post(page, server, query, input) {
  const response = await page.request.post(`${server.url}/graphql`, {
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json" },
    data: JSON.stringify({ query, variables: { input } }),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

/** Makes this the wijk of the phone, as its owner would have done before. */
export async function chooseWijk(page, wijk = WIJK) {
  await page.goto("/wijk-kiezen");
  await page.getByRole("button", { name: wijk.name }).click();
}

/** An idea as a resident hands it in, for tests that are about what happens after. */
export async function submitIdea(page, server, title) {
  const { wijken } = await server.ask("{ wijken { id slug } }");
  const data = await post(page, server,
    "mutation($input: SubmitInitiativeInput!) { submitInitiative(input: $input) { initiative { id reference } refusals { field message } } }",
    {
      operationId: randomUUID(),
      wijkId: wijken.find((wijk) => wijk.slug === WIJK.slug).id,
      title,
      plan: "We maken samen een bankje van hout, zodat buren elkaar daar kunnen spreken.",
      theme: "MEETING",
      budgetLines: [{ description: "Hout", amount: 12_500, kind: "MATERIAL" }],
      photoIds: [],
      submitterName: "Yusuf Postma",
      showFirstName: true,
    });
  if (!data.submitInitiative.initiative) throw new Error(JSON.stringify(data));
  return data.submitInitiative.initiative;
}
