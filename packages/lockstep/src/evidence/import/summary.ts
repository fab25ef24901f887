import { rejectionText } from '../csv/rejection.ts';
import { isEstimated, knownDate } from '../load.ts';
import { knownWords } from '../states.ts';
import type { AreaFacts } from './facts.ts';
import type { ImportOutcome } from './outcome.ts';
import type { ImportResult } from './run.ts';
import { tell } from './words.ts';

const SHOWN = 10;

/** The answer of `lockstep import` for one file, as lines of a label and a text. */
export function importSummary(outcome: ImportOutcome): string {
  const { pin, given, facts, changes, rejected, ignoredColumns } = outcome;
  const lines: [string, string][] = [];
  const add = (label: string, ...texts: readonly (string | false)[]) => {
    const text = texts.filter((one) => one !== false).join('; ');
    if (text !== '') lines.push([label, text]);
  };
  if (pin.kind === 'areas') add(tell.rows, tell.areas(pin.rows.kept));
  else {
    const { read, kept, rejected: bad, leftOut = 0 } = pin.rows;
    add(tell.rows, tell.counts(read, kept, bad), leftOut > 0 && tell.leftOut(leftOut, pin.country ?? ''));
    add(
      tell.days,
      facts.from !== undefined && facts.to !== undefined && tell.fromTo(facts.from, facts.to),
      facts.spans > 0 && tell.spans(facts.spans),
    );
    add(tell.deaths, facts.highBelowBest + facts.lowAboveBest > 0 && tell.unordered(facts));
    if (facts.retractions > 0) add(tell.withdrawn, String(facts.retractions));
    for (const areas of outcome.areas) {
      if (located(areas) > 0) add(tell.places, tell.located(areas), ...unknownNames(areas));
    }
    if (outcome.areas.length === 0 && facts.areaNames > 0) add(tell.places, tell.namesOnly(facts.areaNames));
    add(
      tell.known,
      knownWords(pin.known),
      pin.known.by !== 'date' && facts.withoutKnown > 0 && withoutKnown(outcome),
      changes !== null && isEstimated(pin) && tell.notBefore(knownDate(pin)),
    );
    if (pin.covers) add(tell.covers, tell.coverage(pin.covers));
    if (changes) add(tell.changes, tell.change(changes));
  }
  add(tell.licence, pin.licence);
  add(tell.sha256, pin.sha256);
  if (ignoredColumns.length > 0) add(tell.ignored, ignoredColumns.join(', '));
  const width = Math.max(...lines.map(([label]) => label.length)) + 2;
  const body = lines.map(([label, text]) => `  ${label.padEnd(width)}${text}\n`).join('');
  const more = outcome.pin.rows.rejected > 0 ? rejections(given, rejected) : '';
  return `${tell.headline[outcome.outcome](pin.source, given, pin.file)}\n${body}${more}`;
}

const located = ({ byName, byPoint, unplaced, outside }: AreaFacts): number =>
  byName + byPoint + unplaced + outside;

function withoutKnown({ facts, pin }: ImportOutcome): string {
  return pin.known.by === 'date' ? '' : tell.withoutKnown(facts.withoutKnown, pin.known.otherwise);
}

function unknownNames({ unknownNames: names }: AreaFacts): string[] {
  if (names.length === 0) return [];
  const some = names.slice(0, SHOWN).map(({ name, rows, nearest }) => tell.unknownName(name, rows, nearest));
  const rest = names.length > SHOWN ? [tell.more(names.length - SHOWN)] : [];
  return [tell.noSuchArea([...some, ...rest])];
}

function rejections(given: string, rejected: ImportOutcome['rejected']): string {
  const lines = rejected.slice(0, SHOWN).map((one) => `  ${given}:${one.line}: ${rejectionText(one)}\n`);
  const rest = rejected.length > SHOWN ? `  ${tell.moreRejected(rejected.length - SHOWN)}\n` : '';
  return `${tell.rejected}\n${lines.join('')}${rest}`;
}

/** What to do next: declare what the agreement does not declare yet. */
export function afterwards({ dir, hasAgreement, agreementRead, files: outcomes }: ImportResult): string {
  const missing = new Set(outcomes.filter((one) => !one.declared).map((one) => one.sourceLine));
  const approximate = outcomes.some((one) => one.outcome !== 'unchanged' && one.pin.known.by === 'source');
  const parts = [
    approximate ? `${tell.approximate}\n` : '',
    hasAgreement ? '' : `${tell.noAgreement(dir)}\n`,
    hasAgreement && !agreementRead ? `${tell.agreementNotRead}\n` : '',
    missing.size > 0 ? `${tell.declare}\n${[...missing].map((line) => `  ${line}\n`).join('')}` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `\n${parts.join('')}` : '';
}
