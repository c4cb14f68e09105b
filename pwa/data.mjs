// Puts all data into the first file and none into the rooms. Called by finish.sh with: whole, first file, rooms….
//
// wasm-split-cli moves the data of a room into its file. It misses some that others need as well, and a room that comes
// later would set back what an earlier one has counted: data that both use stands in both. So the data stays whole.
import { readFileSync, writeFileSync } from "node:fs";

const DATA = 11;
const DATA_COUNT = 12;

/** The sections of a module: their number and their bytes, number and length included. */
function sections(bytes) {
  const found = [];
  for (let at = 8; at < bytes.length; ) {
    const start = at;
    const id = bytes[at++];
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = bytes[at++];
      length |= (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    at += length;
    found.push({ id, bytes: bytes.subarray(start, at) });
  }
  return found;
}

const isData = ({ id }) => id === DATA || id === DATA_COUNT;

/** The module in `path` with these sections in place of its data. */
function replace(path, data) {
  const bytes = readFileSync(path);
  const kept = sections(bytes).filter((section) => !isData(section));
  for (const section of data) {
    // The count stands before the code, the data after it; custom sections may stand anywhere.
    const code = kept.findIndex(({ id }) => id === 10);
    kept.splice(section.id === DATA_COUNT ? code : code + 1, 0, section);
  }
  writeFileSync(path, Buffer.concat([bytes.subarray(0, 8), ...kept.map((section) => section.bytes)]));
}

const [whole, first, ...rooms] = process.argv.slice(2);
replace(first, sections(readFileSync(whole)).filter(isData));
for (const room of rooms) replace(room, []);
