// Takes out what wasm-split-cli misreads. Called by finish.sh with: the program as rustc made it, and where to write it.
//
// The tool finds out who calls whom from relocations, and takes the number in each for that of a symbol. In those of
// an indirect call it is the number of a type. Such a call then seems to lead to whichever symbol has that number, and
// as soon as that is the entrance of a room, all of the room lands in the first file.
import { readFileSync, writeFileSync } from "node:fs";

const CUSTOM = 0;
const TYPE_INDEX = 6;
// Kinds of relocations that carry one number more.
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);

/** Reads a LEB128 number; only its length matters for a signed one. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function written(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 128);
    bytes.push((value % 128) | (rest > 0 ? 0x80 : 0));
    value = rest;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** The relocations of a section without those of types. */
function withoutTypes(content, at) {
  const [section, afterSection] = number(content, at);
  let [count, place] = number(content, afterSection);
  const kept = [];
  for (; count > 0; count--) {
    const start = place;
    const kind = content[place++];
    for (let numbers = WITH_ADDEND.has(kind) ? 3 : 2; numbers > 0; numbers--) [, place] = number(content, place);
    if (kind !== TYPE_INDEX) kept.push(content.subarray(start, place));
  }
  return Buffer.concat([content.subarray(0, at), written(section), written(kept.length), ...kept]);
}

const [from, to] = process.argv.slice(2);
const wasm = readFileSync(from);
const parts = [wasm.subarray(0, 8)];
for (let at = 8; at < wasm.length; ) {
  const id = wasm[at];
  const [size, start] = number(wasm, at + 1);
  let content = wasm.subarray(start, start + size);
  if (id === CUSTOM) {
    const [length, nameAt] = number(content, 0);
    const name = content.subarray(nameAt, nameAt + length).toString();
    if (name === "reloc.CODE") content = withoutTypes(content, nameAt + length);
  }
  parts.push(Buffer.from([id]), written(content.length), content);
  at = start + size;
}
writeFileSync(to, Buffer.concat(parts));
