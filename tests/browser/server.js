// The real `wdw` binary on a free port, with demo data in a folder of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const binary = process.env.WDW_BINARY ?? fileURLToPath(new URL("../../target/debug/wdw", import.meta.url));

// A test that breaks off leaves no server behind.
const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

export class Server {
  /** Starts a server with an empty data folder; it fills that with the demo data itself. */
  static async start(environment = {}) {
    const server = new Server();
    server.environment = environment;
    server.folder = await mkdtemp(join(tmpdir(), "wdw-browser-"));
    server.port = await freePort();
    server.url = `http://localhost:${server.port}`;
    await server.resume();
    return server;
  }

  /** Fills an empty database with made-up data of this size. */
  static async fill(scale, environment) {
    const folder = await mkdtemp(join(tmpdir(), "wdw-browser-"));
    const filling = spawn(binary, ["demo", "--scale", scale], {
      env: { PATH: process.env.PATH, RUST_LOG: "warn", WDW_DATA_DIR: folder, ...environment }, stdio: "inherit",
    });
    running.add(filling);
    const [code] = await once(filling, "exit");
    running.delete(filling);
    await rm(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`wdw demo --scale ${scale} ended with ${code}`);
  }

  /** Starts the server again, on the same port and with the same data. */
  async resume() {
    this.log = "";
    this.process = spawn(binary, ["serve"], {
      env: {
        PATH: process.env.PATH,
        RUST_LOG: "warn",
        WDW_LISTEN: `127.0.0.1:${this.port}`,
        WDW_DATA_DIR: this.folder,
        // All tests come from one address.
        WDW_CODES_PER_MINUTE: "1000",
        WDW_TRIES_PER_MINUTE: "1000",
        ...this.environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(this.process);
    const heard = (data) => (this.log += data);
    this.process.stdout.on("data", heard);
    this.process.stderr.on("data", heard);
    for (let tries = 0; tries < 300; tries++) {
      if (this.process.exitCode !== null) throw new Error(`wdw stopped at its start:\n${this.log}`);
      const ready = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => undefined);
      if (ready?.ok) return;
      await pause(100);
    }
    throw new Error(`wdw does not become ready:\n${this.log}`);
  }

  /** Stops the server; `SIGKILL` is a power cut. */
  async stop(signal = "SIGTERM") {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, "exit");
    this.process.kill(signal);
    await gone;
    running.delete(this.process);
  }

  /** Stops the server and removes what it kept; one that stopped by itself has failed. */
  async end() {
    const { exitCode } = this.process;
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
    if (exitCode !== null) throw new Error(`wdw stopped by itself (${exitCode}):\n${this.log}`);
  }

  /** The newest mail to this address that contains `words`, as text; waits for it. */
  async mailTo(address, words = "", since = 0) {
    for (let tries = 0; tries < 100; tries++) {
      const found = await this.mails(address);
      const fitting = found.slice(since).filter((mail) => mail.includes(words));
      if (fitting.length > 0) return fitting.at(-1);
      await pause(100);
    }
    throw new Error(`no mail to ${address} with "${words}"`);
  }

  /** All mail to this address, oldest first. */
  async mails(address) {
    const folder = join(this.folder, "mail");
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml")).sort();
    const mails = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    return mails.filter((mail) => header(mail, "To").toLowerCase().includes(address)).map(text);
  }

  /** The sign-in code that was mailed to this address after the first `since` mails. */
  async codeFor(address, since = 0) {
    const mail = await this.mailTo(address, "code", since);
    return mail.match(/\b\d{6}\b|\b\d{3} \d{3}\b/)[0].replace(" ", "");
  }

  /** A GraphQL request as any other client sends it; `token` signs in. */
  async ask(query, variables = {}, token = undefined) {
    const response = await fetch(`http://127.0.0.1:${this.port}/graphql`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json",
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    const answer = await response.json();
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }
}

function header(mail, name) {
  return mail.match(new RegExp(`^${name}: (.*(?:\\r?\\n[ \\t].*)*)`, "mi"))?.[1] ?? "";
}

/** Subject and plain text of a mail, without its transfer encoding. */
function text(mail) {
  // What parts two encoded words is not of the text; any other fold is a space.
  const subject = header(mail, "Subject").replace(/\?=\r?\n[ \t]+(?==\?)/g, "?=").replace(/\r?\n[ \t]/g, " ")
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, coded) => Buffer.from(coded, "base64").toString());
  const part = mail.split(/^--.*$/m).find((part) => /^Content-Type: text\/plain/im.test(part)) ?? mail;
  const [head, ...body] = part.split(/\r?\n\r?\n/);
  const content = body.join("\n\n");
  if (/base64/i.test(header(`${head}\n`, "Content-Transfer-Encoding"))) {
    return `${subject}\n${Buffer.from(content, "base64").toString()}`;
  }
  if (!/quoted-printable/i.test(header(`${head}\n`, "Content-Transfer-Encoding"))) return `${subject}\n${content}`;
  const bytes = content.replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `${subject}\n${Buffer.from(bytes, "latin1").toString()}`;
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
