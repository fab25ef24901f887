import type { Day } from '../../calendar/index.ts';
import { dateInWords } from '../../calendar/index.ts';
import type { Adjustment, Agreement, Condition, Measure, Reading } from '../model.ts';
import { namesOfAgreement } from './agreement-names.ts';
import {
  actorInWords,
  actorsInWords,
  anchorInWords,
  commitmentInWords,
  type DutyReader,
  listInWords,
  powerInWords,
} from './duties.ts';
import { formalFormula, formalTerm } from './formal.ts';
import { formulaInWords } from './formulas.ts';
import { COMPARED, number } from './phrases.ts';
import { readerOf, termInWords } from './terms.ts';

/** One rule read back. */
export interface Explained {
  readonly kind: 'measure' | 'baseline' | 'anchor' | 'condition' | 'commitment' | 'power' | 'adjustment';
  /** The name, or `condition.reading`. */
  readonly id: string;
  readonly label: string;
  /** Whole sentences. */
  readonly words: readonly string[];
  /** Formal notation, fully bracketed; given a day, with the days that each window covers on it. */
  readonly formal?: string;
}

/** Every rule of an agreement in plain words and, where it is a formula, in formal notation. */
export function explainAgreement(
  agreement: Agreement,
  options: { readonly day?: Day } = {},
): readonly Explained[] {
  const reader: DutyReader = { agreement, names: namesOfAgreement(agreement) };
  const { names } = reader;
  return [
    ...agreement.measures.map(
      (one): Explained => ({
        kind: 'measure',
        id: one.id,
        label: one.label,
        words: [measureInWords(one, reader)],
      }),
    ),
    ...agreement.baselines.map(
      ({ id, label, term }): Explained => ({
        kind: 'baseline',
        id,
        label,
        words: [`${capital(termInWords(term, readerOf(names)))}.`],
        formal: formalTerm(term, options),
      }),
    ),
    ...agreement.anchors.flatMap(({ id, label, readings }) =>
      readings.map(
        (reading): Explained => ({
          kind: 'anchor',
          id: reading.id === '' ? id : `${id}.${reading.id}`,
          label: reading.label ?? label,
          words: [`It is ${anchorInWords(reading.anchor, reader)}${heldBy(reading.heldBy, reader)}.`],
        }),
      ),
    ),
    ...agreement.conditions.flatMap((condition) =>
      condition.readings.map((reading) => readingExplained(condition, reading, reader, options)),
    ),
    ...agreement.commitments.map((one): Explained => {
      const { deed } = one;
      return {
        kind: 'commitment',
        id: one.id,
        label: one.label,
        words: commitmentInWords(one, reader),
        ...('formula' in deed && { formal: formalFormula(deed.formula, options) }),
      };
    }),
    ...agreement.powers.map(
      (one): Explained => ({ kind: 'power', id: one.id, label: one.label, words: powerInWords(one, reader) }),
    ),
    ...agreement.adjustments.map(
      (one): Explained => ({
        kind: 'adjustment',
        id: one.id,
        label: one.label,
        words: adjustmentInWords(one, reader),
        ...(one.requires && { formal: formalFormula(one.requires, options) }),
      }),
    ),
  ];
}

function readingExplained(
  condition: Condition,
  reading: Reading,
  reader: DutyReader,
  options: { readonly day?: Day },
): Explained {
  const { rule } = reading;
  const { from, to } = condition.applies ?? {};
  const span = [
    from === undefined ? '' : ` from ${dateInWords(from)}`,
    to === undefined ? '' : ` to ${dateInWords(to)}`,
  ].join('');
  const words = [
    rule.kind === 'means'
      ? `Met when, on the day judged: ${formulaInWords(rule.formula, reader.names)}.`
      : `Met when it is judged so by ${listInWords(rule.by.map((id) => actorInWords(id, reader)))}.`,
  ];
  if (span !== '') words.push(`Judged${span}; otherwise it is not triggered.`);
  if (reading.heldBy.length > 0) words.push(`Held by ${actorsInWords(reading.heldBy, reader)}.`);
  return {
    kind: 'condition',
    id: reading.id === '' ? condition.id : `${condition.id}.${reading.id}`,
    label: reading.label ?? condition.label,
    words,
    ...(rule.kind === 'means' && { formal: formalFormula(rule.formula, options) }),
  };
}

function heldBy(ids: readonly string[], reader: DutyReader): string {
  return ids.length === 0 ? '' : `, as held by ${actorsInWords(ids, reader)}`;
}

function measureInWords(measure: Measure, reader: DutyReader): string {
  const { takes, unit, nature, source, areas, types, actors } = measure;
  const label = reader.agreement.sources.find(({ id }) => id === source)?.label ?? source;
  const only = [
    types.length === 0 ? '' : ` of type ${types.join(', ')}`,
    actors.length === 0 ? '' : ` involving ${actors.join(', ')}`,
  ].join('');
  const place = areas === undefined ? '' : `, for each ${areas}`;
  switch (takes.kind) {
    case 'events':
      return `The number of events${only} in “${label}”${place}, counted up over days.`;
    case 'deaths': {
      const of = takes.of.length === 0 ? '' : ` of ${listInWords(takes.of)}`;
      return `Deaths${of} in events${only} of “${label}”${place}, added up over days.`;
    }
    case 'figure': {
      const of = takes.of === undefined ? '' : ` of ${actorInWords(takes.of, reader)}`;
      const how = nature === 'level' ? 'a level: the value last reported' : 'added up over days';
      const valid =
        takes.validFor === undefined
          ? ''
          : `, valid for ${number(takes.validFor.count)} ${takes.validFor.unit}s`;
      return `The figure “${takes.metric}”${of} in “${label}”, in ${unit}${place}; ${how}${valid}.`;
    }
  }
}

function adjustmentInWords(adjustment: Adjustment, reader: DutyReader): readonly string[] {
  const { to, requires, decidedBy, decided, done } = adjustment;
  const { names } = reader;
  const party = actorInWords(adjustment.party, reader);
  const label = (id: string) => `“${names.occurrences?.get(id) ?? id}”`;
  const lines: string[] = [];
  if (to) {
    const amount = `${to.op === '==' ? (to.about ? 'about ' : '') : `${COMPARED[to.op]} `}${number(to.value)}`;
    lines.push(`${party} ${to.measure ? `bring ${to.measure}` : 'adjust'} to ${amount}.`);
  }
  lines.push(
    requires
      ? `It may be decided when ${formulaInWords(requires, names)}.`
      : 'No condition stands before it.',
  );
  if (decidedBy) {
    const silence = decidedBy.silence ? `, under silence of ${decidedBy.silence.hours} hours` : '';
    lines.push(`It is decided by consensus of ${actorInWords(decidedBy.of, reader)}${silence}.`);
  }
  if (decided !== undefined) lines.push(`It counts as decided on ${label(decided)}.`);
  if (done !== undefined) lines.push(`It counts as carried out on ${label(done)}.`);
  return lines;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
