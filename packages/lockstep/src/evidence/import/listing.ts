import type { CheckedPin } from '../pins/check.ts';
import { knownWords } from '../states.ts';
import { tell } from './words.ts';

/** The answer of `lockstep sources`: one paragraph per file. */
export function sourcesText(checked: readonly CheckedPin[]): string {
  if (checked.length === 0) return `${tell.noSources}\n`;
  return `${checked.map(paragraph).join('\n')}\n${tell.total(checked)}\n`;
}

function paragraph({ pin, state, found }: CheckedPin): string {
  const { read, kept, rejected, leftOut = 0 } = pin.rows;
  const rows = [
    tell.counts(read, kept, rejected),
    ...(leftOut > 0 ? [tell.leftOut(leftOut, pin.country ?? '')] : []),
  ];
  const lines: [string, string][] = [
    [tell.file, pin.file],
    [tell.sha256, tell.digest[state](pin.sha256, found ?? '')],
    [tell.rows, pin.kind === 'areas' ? tell.areas(kept) : rows.join('; ')],
  ];
  if (pin.kind !== 'areas') lines.push([tell.known, knownWords(pin.known)]);
  if (pin.covers) lines.push([tell.covers, tell.coverage(pin.covers)]);
  for (const { metric, from, to, reason } of pin.withheld ?? []) {
    lines.push([tell.withheld, `${metric}, ${from} to ${to}: ${reason}`]);
  }
  lines.push([tell.licence, pin.licence]);
  if (pin.citation !== '') lines.push([tell.citation, pin.citation]);
  if (pin.url !== undefined) lines.push([tell.from, pin.url]);
  lines.push([tell.obtained, pin.obtained]);
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  return `${pin.source} (${pin.kind})\n${lines.map(([label, text]) => `  ${label.padEnd(width)}${text}\n`).join('')}`;
}
