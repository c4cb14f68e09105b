// The operations of the app against a database of each size: how many a second, how long the slowest of a hundred takes,
// how much processor and memory the server uses, and which SQL takes longest. On the PostgreSQL that
// WDW_TEST_DATABASE names (tests/tools/with-postgres.sh). Bounded in requests and in time; decides nothing.
//
//   node tests/bench/load.js meppel province

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { promisify } from "node:util";
import { post, signIn, WIJKREGISSEUR } from "../browser/people.js";
import { Server } from "../browser/server.js";

const run = promisify(execFile);
const REQUESTS = 1_000;
const AT_ONCE = 8;
const LONGEST_MS = 20_000;
const TICKS_A_SECOND = 100; // of the processor clock in /proc, on every Linux that we know
const database = process.env.WDW_TEST_DATABASE;
if (!database?.startsWith("postgres")) throw new Error("WDW_TEST_DATABASE has to name a PostgreSQL");

const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
const operation = (name) => readFile(new URL(`../../pwa/src/${name}.graphql`, import.meta.url), "utf8");

/** One request as the app sends it; the milliseconds that it took. */
function ask(server, cookie, body) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json", Accept: "application/graphql-response+json", Cookie: cookie };
    const request = http.request({ agent, port: server.port, host: "127.0.0.1", path: "/graphql", method: "POST", headers }, (answer) => {
      let text = "";
      answer.on("data", (data) => (text += data));
      answer.on("end", () => {
        const { data, errors } = JSON.parse(text);
        if (errors || Object.values(data).includes(null)) reject(new Error(text.slice(0, 400)));
        else resolve(performance.now() - begun);
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Seconds of processor that the server has used. */
async function processor(server) {
  const fields = (await readFile(`/proc/${server.process.pid}/stat`, "utf8")).split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

async function measure(server, name, cookie, query, variables) {
  const body = JSON.stringify({ query, variables });
  for (let warm = 0; warm < 50; warm++) await ask(server, cookie, body);
  const [used, begun] = [await processor(server), performance.now()];
  const took = [];
  let sent = 0;
  const sender = async () => {
    while (sent < REQUESTS && performance.now() - begun < LONGEST_MS) {
      sent += 1;
      took.push(await ask(server, cookie, body));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  const seconds = (performance.now() - begun) / 1000;
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
  const cpu = ((await processor(server)) - used) / took.length;
  row(name, Math.round(took.length / seconds), at(0.5).toFixed(1), at(0.99).toFixed(1), (cpu * 1000).toFixed(2));
  return at(0.5);
}

const row = (...cells) => console.log(cells.map((cell, at) => (at ? String(cell).padStart(10) : cell.padEnd(26))).join(""));
const sql = async (address, words) => (await run("psql", [address, "--no-psqlrc", "-At", "-F", "\t", "-c", words])).stdout.trim();

/** Fills a database of its own and measures every operation; the medians by name. */
async function ofScale(scale) {
  const own = new URL(database);
  own.pathname = `/bench_${scale}`;
  await sql(database, `CREATE DATABASE bench_${scale}`);
  const statistics = await sql(own.href, "CREATE EXTENSION pg_stat_statements").then(() => true, () => false);
  const environment = { WDW_DATABASE_URL: own.href };
  const begun = performance.now();
  await Server.fill(scale, environment);
  await sql(own.href, "VACUUM ANALYZE");
  const server = await Server.start(environment);
  try {
    const counted = await sql(own.href, "SELECT (SELECT count(*) FROM initiative), (SELECT count(*) FROM wijkschouw), (SELECT count(*) FROM answer), (SELECT count(*) FROM ledger_entry)");
    console.log(`\n${scale}: filled in ${Math.round((performance.now() - begun) / 1000)} s; ideas, wijkschouwen, answers, bookings: ${counted.replaceAll("\t", ", ")}`);
    const phone = { request: await cookies(server) };
    const { wijk } = await post(phone, server, "{ wijk(slug: \"haveltermade\") { id slug initiatives(filter: { states: [IN_REVIEW] }, first: 1) { nodes { reference } } } }");
    const reported = (await post(phone, server, "{ wijkschouwen(filter: { states: [REPORTED] }, first: 1) { nodes { reference } } }")).wijkschouwen.nodes[0];
    const reference = wijk.initiatives.nodes[0].reference;
    if (statistics) await sql(own.href, "SELECT pg_stat_statements_reset()");
    row("", "a second", "p50 ms", "p99 ms", "cpu ms");
    const medians = {};
    for (const [name, file, variables, cookie] of [
      ["wijk page", "areas/wijk_home", { slug: wijk.slug }, ""],
      ["initiative list", "initiatives/list", { sort: "NEWEST" }, ""],
      ["initiative page", "initiatives/one", { reference }, ""],
      ["kadertoets and views", "decisions/one", { reference }, phone.request.cookie],
      ["wijkschouw result", "wijkschouw/one", { reference: reported?.reference }, ""],
      ["budget page", "budget/year", { wijkId: wijk.id, year: new Date().getFullYear() }, phone.request.cookie],
    ]) {
      medians[name] = await measure(server, name, cookie, await operation(file), variables);
    }
    const status = await readFile(`/proc/${server.process.pid}/status`, "utf8");
    console.log(`memory, files not counted: ${Math.round(status.match(/RssAnon:\s+(\d+)/)[1] / 1024)} MB`);
    if (statistics) {
      const slowest = await sql(own.href, `SELECT round(mean_exec_time::numeric, 2), calls, left(regexp_replace(query, '\\s+', ' ', 'g'), 300)
        FROM pg_stat_statements WHERE calls > 100 AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        ORDER BY mean_exec_time DESC LIMIT 3`);
      console.log(`slowest SQL (ms, calls):\n${slowest.split("\n").map((line) => `  ${line.replaceAll("\t", "  ")}`).join("\n")}`);
    }
    return medians;
  } finally {
    await server.end();
  }
}

/** Signs the wijkregisseur in; requests of `people.js` then carry the cookie. */
async function cookies(server) {
  const request = {
    cookie: "",
    post: async (url, { headers, data }) => {
      const answer = await fetch(url, { method: "POST", headers: { ...headers, Cookie: request.cookie }, body: data });
      const set = answer.headers.getSetCookie().map((one) => one.split(";")[0]);
      if (set.length > 0) request.cookie = set.join("; ");
      return answer;
    },
  };
  await signIn({ request }, server, WIJKREGISSEUR);
  return request;
}

const scales = process.argv.slice(2);
const medians = {};
for (const scale of scales) medians[scale] = await ofScale(scale);
const [small, large] = [scales[0], scales.at(-1)];
if (small !== large) {
  console.log(`\nmedian of ${large} against ${small}`);
  for (const [name, took] of Object.entries(medians[large])) row(name, `${(took / medians[small][name]).toFixed(2)} x`);
}
agent.destroy();
