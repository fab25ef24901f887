/** The life of the agreement under every reading of its disputed dates. */
import type { Day, Span } from '../../calendar/index.ts';
import type { Agreement } from '../../language/index.ts';
import type { Formula, Trace } from '../../logic/index.ts';
import { truthOf } from '../conditions/propositions.ts';
import type { Evidence } from '../evidence.ts';
import { simulate } from '../lifecycle/simulate.ts';
import type { Truth } from '../lifecycle/truth.ts';
import type { Life, LifeInputs } from '../lifecycle/world.ts';
import { byDay, deedsOf } from './deeds.ts';

/** One run, and the reading of each disputed anchor that it followed. */
export interface LifeUnderReading {
  readonly id: string;
  readonly label: string;
  readonly life: Life;
}

/** No more combinations of readings than this are lived through; with more, one anchor is varied at a time. */
const MOST_COMBINATIONS = 64;

/** The first run follows the first reading of every anchor. */
export function livesOf(
  agreement: Agreement,
  evidence: Evidence,
  trace: Trace,
  span: Span,
): readonly LifeUnderReading[] {
  const deeds = deedsOf(agreement, evidence, trace, span);
  const truths = new Map<Formula, Truth>();
  const formulas = (formula: Formula): Truth => {
    const known = truths.get(formula) ?? truthOf(formula, trace, span);
    truths.set(formula, known);
    return known;
  };
  const inputs: Omit<LifeInputs, 'anchorReading'> = {
    first: span.from,
    last: span.to,
    signed: agreement.signed,
    occurred: firstOccurrences(evidence, span.to),
    deeds: deeds.truths,
    deedWitness: deeds.witness,
    formulas,
  };
  return combinations(agreement).map((chosen) => ({
    id: chosen.map(({ anchor, reading }) => `${anchor}.${reading}`).join(' '),
    label: chosen.map(({ label }) => label).join('; '),
    life: simulate(agreement, {
      ...inputs,
      anchorReading: new Map(chosen.map(({ anchor, reading }) => [anchor, reading])),
    }),
  }));
}

interface Chosen {
  readonly anchor: string;
  readonly reading: string;
  readonly label: string;
}

function combinations(agreement: Agreement): readonly (readonly Chosen[])[] {
  const choices = agreement.anchors.map((anchor) =>
    anchor.readings.map((reading) => ({
      anchor: anchor.id,
      reading: reading.id,
      label: `${anchor.label}: ${reading.label ?? reading.id}`,
    })),
  );
  const total = choices.reduce((product, readings) => product * readings.length, 1);
  if (total <= MOST_COMBINATIONS)
    return choices.reduce<readonly (readonly Chosen[])[]>(
      (sofar, readings) => sofar.flatMap((chosen) => readings.map((one) => [...chosen, one])),
      [[]],
    );
  const base = choices.flatMap((readings) => readings.slice(0, 1));
  return [
    base,
    ...choices.flatMap((readings, i) =>
      readings.slice(1).map((one) => base.map((kept, j) => (i === j ? one : kept))),
    ),
  ];
}

function firstOccurrences(evidence: Evidence, asOf: Day): LifeInputs['occurred'] {
  const first = new Map<string, { day: Day; items: string[] }>();
  for (const one of [...evidence.occurrences].sort(byDay)) {
    if (one.occurred.from > asOf) continue;
    const known = first.get(one.name);
    if (!known) first.set(one.name, { day: one.occurred.from, items: [one.id] });
    else if (known.day === one.occurred.from) known.items.push(one.id);
  }
  return first;
}
