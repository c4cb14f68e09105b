// Gives each file of the app the constants that it reads, and no others. Called by finish.sh with: the program as rustc
// made it, the whole of it after wasm-bindgen, the first file, the rooms….
//
// wasm-split-cli does this as well, but misses some that others need too. Here a file gets what its own code may point
// at: every number in its code that is an address of a constant, and from there along the pointers between constants.
// That is more than is needed when a number only looks like an address, never less. What can change stays in the first
// file: a room that comes later would set back what an earlier one has counted.
import { readFileSync, writeFileSync } from "node:fs";

const SECTION = { custom: 0, import: 2, code: 10, data: 11, dataCount: 12 };
// Relocations that are an address, with what is added to it; and others that have such a number.
const ADDRESS = new Set([3, 4, 5]);
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
// How many numbers follow the instructions on whole pieces of memory and of tables.
const BULK = { 8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1 };
// A constant that is left out saves nothing when there are fewer bytes of it than a piece of data needs around it.
const GAP = 12;

/** Reads a module byte by byte. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * place;
      if (byte < 0x80) return value;
    }
  }
  /** A signed number; one of 64 bits comes as something that is no address. */
  signed() {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * place;
      if (byte < 0x80) return byte & 0x40 ? value - place * 128 : value;
    }
  }
  take(length) {
    const taken = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }
  text() {
    return Buffer.from(this.take(this.number())).toString();
  }
  times(read) {
    return Array.from({ length: this.number() }, read);
  }
}

function number(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 128);
    bytes.push((value % 128) | (rest > 0 ? 0x80 : 0));
    value = rest;
  } while (value > 0);
  return Buffer.from(bytes);
}

function signed(value) {
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    const last = (value === 0 && !(low & 0x40)) || (value === -1 && low & 0x40);
    bytes.push(last ? low : low | 0x80);
    if (last) return Buffer.from(bytes);
  }
}

/** The sections of a module: kind, name of a custom one, and content. */
function sections(bytes) {
  const found = [];
  for (const reader = new Reader(bytes, 8); reader.at < bytes.length; ) {
    const kind = reader.byte();
    const content = reader.take(reader.number());
    const inside = new Reader(content);
    found.push(kind === SECTION.custom ? { kind, name: inside.text(), content, at: inside.at } : { kind, content, at: 0 });
  }
  return found;
}

function section(all, kind, name) {
  const found = all.find((section) => section.kind === kind && section.name === name);
  if (!found) throw new Error(`The program has no section ${name ?? kind}: was it linked with --emit-relocs?`);
  return new Reader(found.content, found.at);
}

/** The data of a module: where in memory each piece goes, its bytes, and where they stand in the section. */
function pieces(all) {
  const reader = section(all, SECTION.data);
  return reader.times(() => {
    if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error("Data whose place is not a plain number.");
    const address = reader.signed();
    reader.byte(); // end of the expression
    const length = reader.number();
    const at = reader.at;
    return { address, at, bytes: reader.take(length) };
  });
}

/** Constants and variables by the number of their symbol: where they begin and end in memory. */
function symbols(all, data) {
  const reader = section(all, SECTION.custom, "linking");
  reader.number(); // version
  for (;;) {
    const kind = reader.byte();
    const end = reader.number() + reader.at;
    if (kind === 8) break;
    reader.at = end;
  }
  const [UNDEFINED, NAMED] = [0x10, 0x40];
  return reader.times(() => {
    const kind = reader.byte();
    const flags = reader.number();
    if (kind === 3) return void reader.number();
    if (kind !== 1) {
      reader.number();
      return void ((flags & UNDEFINED && !(flags & NAMED)) || reader.text());
    }
    reader.text();
    if (flags & UNDEFINED) return undefined;
    const piece = reader.number();
    const start = data[piece].address + reader.number();
    return { piece, start, end: start + reader.number() };
  });
}

/** The relocations of a section that are addresses: where, of which symbol, and how far from its beginning. */
function relocations(all, name) {
  const reader = section(all, SECTION.custom, name);
  reader.number(); // which section
  return reader
    .times(() => {
      const [kind, at, symbol] = [reader.byte(), reader.number(), reader.number()];
      return { kind, at, symbol, addend: WITH_ADDEND.has(kind) ? reader.signed() : 0 };
    })
    .filter(({ kind }) => ADDRESS.has(kind));
}

/** Calls `meets` with every number in the code of a module that could be an address. */
function numbers(all, meets) {
  const reader = section(all, SECTION.code);
  const n = () => reader.number();
  const place = () => {
    if (n() & 0x40) n();
    meets(n());
  };
  reader.times(() => {
    const end = n() + reader.at;
    reader.times(() => [n(), reader.byte()]); // locals
    while (reader.at < end) {
      const code = reader.byte();
      if (code === 0x41) meets(reader.signed());
      else if (code >= 0x28 && code <= 0x3e) place();
      else if (code >= 0x20 && code <= 0x26) n();
      else if ((code >= 0x02 && code <= 0x04) || code === 0x42 || code === 0xd0) reader.signed();
      else if ([0x0c, 0x0d, 0x10, 0x12, 0x3f, 0x40, 0xd2].includes(code)) n();
      else if (code === 0x11 || code === 0x13) n(), n();
      else if (code === 0x0e) reader.times(n), n();
      else if (code === 0x1c) reader.times(n);
      else if (code === 0x43) reader.take(4);
      else if (code === 0x44) reader.take(8);
      else if (code === 0xfc) for (let left = BULK[n()] ?? 0; left > 0; left--) n();
      else if (code >= 0xfb) throw new Error(`An instruction that this does not know: ${code}.`);
    }
    if (reader.at !== end) throw new Error("The code of a function was misread.");
  });
}

/** The constants that a module needs: those its code may point at, `others`, and all that these lead to. */
function needed({ covering, beside, pointers }, module, others = []) {
  const found = new Set(others);
  numbers(module, (value) => {
    for (const symbol of covering(value)) found.add(symbol);
    for (const symbol of beside.get(value) ?? []) found.add(symbol);
  });
  // A set hands out what is added while it is gone through.
  for (const symbol of found) for (const next of pointers.get(symbol) ?? []) found.add(next);
  return found;
}

/** What holds for the whole program: where constants stand, and which lead to which. */
function known(all, data) {
  const table = symbols(all, data);
  const constants = table.filter((symbol) => symbol?.piece === 0 && symbol.end > symbol.start);
  constants.sort((a, b) => a.start - b.start);
  // Constants may overlap: the end of one text can be another. `reach` is how far any up to here goes.
  let far = 0;
  const reach = constants.map(({ end }) => (far = Math.max(far, end)));
  const covering = (value) => {
    let [low, high] = [0, constants.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (constants[middle].start <= value) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let index = low - 1; index >= 0 && reach[index] > value; index--) {
      if (constants[index].end > value) found.push(constants[index]);
    }
    return found;
  };
  // Code may point beside a constant: at the place before a table that is counted from one.
  const beside = new Map();
  for (const { symbol, addend } of relocations(all, "reloc.CODE")) {
    const to = table[symbol];
    if (to && (addend < 0 || to.start + addend >= to.end)) {
      const value = to.start + addend;
      beside.set(value, [...(beside.get(value) ?? []), to]);
    }
  }
  const pointers = new Map();
  const whence = new Map();
  for (const { at, symbol } of relocations(all, "reloc.DATA")) {
    const piece = data.find(({ at: start, bytes }) => at >= start && at < start + bytes.length);
    whence.set(piece.address + at - piece.at, table[symbol]);
  }
  // From what can change as well: that is always there, so where it leads has to be there too.
  const variables = [];
  for (const [address, to] of whence) {
    const from = covering(address);
    if (from.length === 0) variables.push(to);
    for (const constant of from) pointers.set(constant, [...(pointers.get(constant) ?? []), to]);
  }
  return { constants, covering, beside, pointers, variables };
}

/** The bytes of a piece that belong to these symbols, as runs. */
function runs(piece, wanted) {
  const found = [];
  for (const { start, end } of [...wanted].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start <= last.end + GAP) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found.map(({ start, end }) => ({
    address: start,
    bytes: piece.bytes.subarray(start - piece.address, end - piece.address),
  }));
}

/** The bytes of a piece that are of no constant: kept, since nobody can tell who reads them. Zeros are there anyway. */
function nobodys({ address, bytes }, constants) {
  const found = [];
  let start = address;
  for (const constant of [...constants, { start: address + bytes.length }]) {
    const end = constant.start;
    if (end > start && bytes.subarray(start - address, end - address).some(Boolean)) found.push({ start, end });
    start = Math.max(start, constant.end);
  }
  return found;
}

/** Writes the module in `path` again, with this as its data. */
function write(path, all, data) {
  const content = [number(data.length)];
  for (const { address, bytes } of data) {
    content.push(Buffer.from([0, 0x41]), signed(address), Buffer.from([0x0b]), number(bytes.length), bytes);
  }
  const kept = all.filter(({ kind }) => kind !== SECTION.data && kind !== SECTION.dataCount);
  const code = kept.findIndex(({ kind }) => kind === SECTION.code);
  if (data.length > 0) {
    kept.splice(code + 1, 0, { kind: SECTION.data, content: Buffer.concat(content) });
    kept.splice(code, 0, { kind: SECTION.dataCount, content: number(data.length) });
  }
  const written = kept.flatMap(({ kind, content }) => [Buffer.from([kind]), number(content.length), content]);
  writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 8), ...written]));
}

const [program, whole, first, ...rooms] = process.argv.slice(2);
const made = sections(readFileSync(program));
const before = pieces(made);
const [texts, ...variables] = pieces(sections(readFileSync(whole)));
const same = (one, other) => one.address === other?.address && one.bytes.length === other.bytes.length;
if (![texts, ...variables].every((piece, index) => same(piece, before[index]))) {
  throw new Error("wasm-bindgen moved the data of the program.");
}

const all = known(made, before);
const isConstant = (symbol) => symbol?.piece === 0;
const main = sections(readFileSync(first));
const always = needed(all, main, all.variables);
write(first, main, [...runs(texts, [...[...always].filter(isConstant), ...nobodys(texts, all.constants)]), ...variables]);
for (const room of rooms) {
  const module = sections(readFileSync(room));
  write(room, module, runs(texts, [...needed(all, module)].filter((symbol) => isConstant(symbol) && !always.has(symbol))));
}
