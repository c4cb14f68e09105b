// A wijkschouw as the wijkteam makes one, for tests that are about what happens with it.

import { randomUUID } from "node:crypto";
import { post, WIJK } from "./people.js";

const CHECKLIST = "schoon-heel-veilig-groen";
const REFUSALS = "refusals { field message }";

/** Sends a mutation on behalf of who is signed in, and gives its payload; a refusal is a fault of the test. */
export async function change(page, server, name, fields, input) {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} ${REFUSALS} } }`;
  const data = await post(page, server, query, { operationId: randomUUID(), ...input });
  if (data[name].refusals.length > 0) throw new Error(`${name}: ${JSON.stringify(data[name].refusals)}`);
  return data[name];
}

/** The checklist that the stories use, in its published version. */
export async function checklist(server) {
  const { checklist } = await server.ask(`{ checklist(slug: "${CHECKLIST}") { id slug published { id document } } }`);
  return checklist;
}

/** A wijkschouw in a week from now, with two stops, to which residents may come. */
export async function planSchouw(page, server, more = {}) {
  const { wijken } = await server.ask("{ wijken { id slug } }");
  const { published } = await checklist(server);
  const { wijkschouw } = await change(page, server, "planWijkschouw", "wijkschouw { id reference stops { uuid name } }", {
    wijkId: wijken.find((wijk) => wijk.slug === WIJK.slug).id,
    form: "WALK",
    startsAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    meetingPoint: "Ingang van het wijkcentrum",
    explanation: "We lopen ongeveer een uur.",
    openToResidents: true,
    residentsMayAdd: true,
    checklistVersionId: published.id,
    stops: [
      { uuid: randomUUID(), name: "Speelveld aan de Tormentil", description: "Bij de glijbaan" },
      { uuid: randomUUID(), name: "Winkelplein" },
    ],
    membershipIds: [],
    ...more,
  });
  return wijkschouw;
}

/** Walks it: the first question is answered badly at each stop, the others well; then it is completed. */
export async function walkSchouw(page, server, wijkschouw) {
  const { published } = await checklist(server);
  const items = published.document.themes.flatMap((theme) => theme.items).filter((item) => !item.once).slice(0, 8);
  const best = { yes_no: "yes", one_to_five: "5", report_mark: "8", image_quality: "A" };
  const worst = { yes_no: "no", one_to_five: "1", report_mark: "3", image_quality: "D" };
  const madeAt = new Date().toISOString();
  const wijkschouwId = wijkschouw.id;
  await change(page, server, "beginWijkschouw", "", { wijkschouwId, madeAt });
  const answers = wijkschouw.stops.flatMap((stop) =>
    items.filter((item) => best[item.scale] && !item.options?.length || item.options?.length).map((item, index) => {
      const good = item.options?.[0]?.value ?? best[item.scale];
      const bad = item.options?.findLast((option) => option.bad)?.value ?? worst[item.scale];
      return {
        operationId: randomUUID(), stopUuid: stop.uuid, item: item.key, state: "ANSWERED", photoIds: [], madeAt,
        value: index === 0 ? bad : good, note: index === 0 ? "Er ligt veel zwerfafval bij de bank." : null,
      };
    }),
  );
  const query = "mutation($input: RecordAnswersInput!) { recordAnswers(input: $input) { outcomes { refusals { field message } } refusals { field message } } }";
  const { recordAnswers } = await post(page, server, query, { wijkschouwId, answers });
  const refused = [...recordAnswers.refusals, ...recordAnswers.outcomes.flatMap((outcome) => outcome.refusals)];
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  await change(page, server, "completeWijkschouw", "", { wijkschouwId, madeAt });
}

/** One of each kind: planned, walked, reported, with a follow-up, and a checklist that is being written. */
export async function allKinds(page, server) {
  const planned = await planSchouw(page, server);
  const walked = await planSchouw(page, server);
  await walkSchouw(page, server, walked);
  const reported = await planSchouw(page, server, { form: "EVENING" });
  await walkSchouw(page, server, reported);
  const query = `{ wijkschouw(reference: "${reported.reference}") { findings { id } } }`;
  const { wijkschouw } = await post(page, server, query);
  const { viewer } = await post(page, server, "{ viewer { memberships { id wijk { slug } } } }");
  const { id: ownerMembershipId } = viewer.memberships.find((membership) => membership.wijk.slug === WIJK.slug);
  const dueOn = new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10);
  for (const { id } of wijkschouw.findings) {
    const action = { findingId: id, kind: "ACTION", title: "Ruim het veld op", ownerMembershipId, dueOn };
    await change(page, server, "followUpFinding", "", action);
  }
  await change(page, server, "reportWijkschouw", "", { wijkschouwId: reported.id });
  const { followUps } = await post(page, server, "{ followUps(first: 1) { nodes { reference } } }");
  const { id, slug, published } = await checklist(server);
  await change(page, server, "draftChecklist", "", { checklistId: id, versionId: published.id });
  return {
    planned: planned.reference, walked: walked.reference, reported: reported.reference, checklist: slug,
    followUp: followUps.nodes[0].reference,
  };
}
