import { readFileSync } from 'node:fs';

const [COMMA, NEWLINE] = [0x2c, 0x0a];

/**
 * Reads `ts,region,id,n` straight from bytes into one cell per area and day. Names are told apart by their bytes;
 * a string is made once per area.
 */
export function readIncidents(file, days) {
  const bytes = readFileSync(file);
  const names = [];
  const rowOf = new Map();
  const cells = [];
  let at = bytes.indexOf(NEWLINE) + 1;
  let [lastKey, lastCells] = [-1, undefined];
  while (at < bytes.length) {
    let day = 0;
    for (let c = bytes[at++]; c !== COMMA; c = bytes[at++]) day = day * 10 + c - 48;
    const start = at;
    let key = 0;
    for (let c = bytes[at++]; c !== COMMA; c = bytes[at++]) key = (Math.imul(key, 31) + c) | 0;
    if (key !== lastKey) {
      let row = rowOf.get(key);
      if (row === undefined) {
        row = names.length;
        rowOf.set(key, row);
        names.push(bytes.toString('latin1', start, at - 1));
        cells.push(new Float64Array(days));
      }
      [lastKey, lastCells] = [key, cells[row]];
    }
    while (bytes[at++] !== COMMA);
    let n = 0;
    for (let c = bytes[at++]; c >= 48; c = bytes[at++]) n = n * 10 + c - 48;
    if (bytes[at - 1] !== NEWLINE) while (at < bytes.length && bytes[at++] !== NEWLINE);
    lastCells[day] += n;
  }
  return { names, cells };
}
