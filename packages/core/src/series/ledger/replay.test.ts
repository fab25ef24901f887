import { describe, expect, it } from 'vitest';
import { type Rng, rngOf, samples } from '../../logic/testing/rng.ts';
import {
  type Cover,
  type Entry,
  type Ledger,
  ledgerOf,
  liveSeries,
  type Revision,
  type Series,
  seriesAsOf,
} from '../index.ts';

const AREAS = ['Helmand', 'Kunduz', 'Herat'];
const FIRST = 18_318;
const DAYS = 6;
const LAST = FIRST + DAYS - 1;

function randomEntry(rng: Rng): Entry {
  const from = FIRST + rng.int(-2, DAYS + 1);
  const to = rng.chance(0.3) ? from + rng.int(1, 4) : from;
  const low = rng.int(0, 5);
  const area = rng.chance(0.15) ? 'elsewhere' : rng.pick(AREAS);
  return { area, from, to, low, high: low + rng.int(0, 2), best: low + 1 };
}

/** Items that are late, corrected, also in place and time, retracted and known again; some on the same date. */
function randomRevisions(rng: Rng): Revision[] {
  return Array.from({ length: rng.int(0, 14) }, () => {
    const [known, id] = [rng.int(0, 9), `i${rng.int(0, 4)}`];
    return rng.chance(0.25) ? { known, id } : { known, id, entry: randomEntry(rng) };
  });
}

function randomCovers(rng: Rng): Cover[] {
  return Array.from({ length: rng.int(0, 4) }, () => {
    const [known, from] = [rng.int(0, 9), FIRST + rng.int(-3, DAYS + 1)];
    const area = rng.chance(0.5) ? { area: rng.pick(AREAS) } : {};
    return { known, from, to: from + rng.int(0, DAYS), ...area };
  });
}

interface History {
  readonly ledger: Ledger;
  readonly revisions: readonly Revision[];
  readonly covers: readonly Cover[];
}

function randomHistory(seed: number): History {
  const rng = rngOf(seed);
  const [revisions, covers] = [randomRevisions(rng), randomCovers(rng)];
  const span = { from: FIRST, to: LAST };
  return {
    ledger: ledgerOf({ name: 'deaths', unit: 'deaths', areas: AREAS, span, covers }, revisions),
    revisions,
    covers,
  };
}

/** In the order in which they became known; those of one date as they came. */
function inOrder(revisions: readonly Revision[]): Revision[] {
  const dates = [...new Set(revisions.map((one) => one.known))].sort((a, b) => a - b);
  return dates.flatMap((date) => revisions.filter((one) => one.known === date));
}

/** The evidence at a date, looked through from the beginning: the last word on each item, and what is covered. */
function replay({ revisions, covers }: History, at: number) {
  const said = inOrder(revisions).filter((one) => one.known <= at);
  const standing = said.filter((one, k) => !said.slice(k + 1).some((later) => later.id === one.id));
  const entries = standing.flatMap(({ entry }) => (entry && AREAS.includes(entry.area) ? [entry] : []));
  const cells = AREAS.flatMap((area) =>
    Array.from({ length: DAYS }, (_, i) => {
      const day = FIRST + i;
      const known = covers.some((one) => {
        return one.known <= at && one.from <= day && day <= one.to && (one.area ?? area) === area;
      });
      if (!known) return [0, 0, Infinity, 0];
      const here = entries.filter((one) => one.area === area && one.from === day && one.to === day);
      const sum = (pick: (one: Entry) => number) => here.reduce((total, one) => total + pick(one), 0);
      return [1, sum((one) => one.low), sum((one) => one.high), sum((one) => one.best)];
    }),
  );
  const items = entries.filter((one) => one.from !== one.to);
  const days = [...new Set(items.map((one) => one.from))].sort((a, b) => a - b);
  const spans = days.flatMap((day) =>
    items
      .filter((one) => one.from === day)
      .map(({ area, from, to, low, high, best }) => [AREAS.indexOf(area), from, to, low, high, best]),
  );
  return { cells, spans };
}

function shown({ known, low, high, best, spans }: Series) {
  return {
    cells: Array.from(known, (one, i) => [one, low[i], high[i], best[i]]),
    spans: Array.from(spans.area, (area, k) => {
      return [area, spans.from[k], spans.to[k], spans.low[k], spans.high[k], spans.best[k]];
    }),
  };
}

describe('a ledger', () => {
  it('has at every date what a replay of everything known by then has', () => {
    for (let seed = 20_000; seed < 20_000 + samples(150); seed++) {
      const history = randomHistory(seed);
      for (let at = -1; at <= 10; at++) {
        const series = seriesAsOf(history.ledger, at);
        expect(shown(series), `seed ${seed}, known ${at}`).toEqual(replay(history, at));
        const { name, unit, nature, floor, areas, first, days } = series;
        expect({ name, unit, nature, floor, areas, first, days }).toEqual({
          ...{ name: 'deaths', unit: 'deaths', nature: 'flow', floor: 0 },
          ...{ areas: AREAS, first: FIRST, days: DAYS },
        });
      }
    }
  });
  it('has no cells where there are no days, and one row where there are no areas', () => {
    const frame = { name: 'deaths', unit: 'deaths', areas: [], covers: [] };
    expect(seriesAsOf(ledgerOf({ ...frame, span: { from: 5, to: 3 } }, []), 0)).toMatchObject({ days: 0 });
    expect(seriesAsOf(ledgerOf({ ...frame, span: { from: 0, to: 2 } }, []), 0).known).toHaveLength(3);
  });
});

/** Everything that happens after a date: sources that speak for more days first, then revisions, date by date. */
function stepsOf({ revisions, covers }: History, after: number) {
  const dates = [...new Set([...revisions, ...covers].map((one) => one.known))].sort((a, b) => a - b);
  return dates
    .filter((date) => date > after)
    .flatMap((known) => [
      ...(covers.some((one) => one.known === known) ? [{ known, item: undefined, revision: undefined }] : []),
      ...revisions
        .filter((one) => one.known === known)
        .map((revision) => ({ known, item: revision.id, revision })),
    ]);
}

/** The days and areas that a step touches: those covered anew, or those of the version before and of the new one. */
function touchedBy(history: History, step: ReturnType<typeof stepsOf>[number]) {
  const place = ({ area, from, to }: Entry) => ({ measure: 'deaths', area, from, to });
  if (!step.revision) {
    return history.covers
      .filter((one) => one.known === step.known)
      .flatMap(({ area, from, to }) =>
        (area === undefined ? AREAS : [area]).map((one) => ({ measure: 'deaths', area: one, from, to })),
      );
  }
  const sorted = inOrder(history.revisions);
  const earlier = sorted.slice(0, sorted.indexOf(step.revision)).filter((one) => one.id === step.item);
  return [earlier.at(-1)?.entry, step.revision.entry]
    .filter((entry) => entry !== undefined && AREAS.includes(entry.area))
    .map((entry) => place(entry!));
}

describe('a live series', () => {
  it('takes in one step after the other, says what each touched, and has at the end of a date what a replay has', () => {
    for (let seed = 30_000; seed < 30_000 + samples(150); seed++) {
      const history = randomHistory(seed);
      const start = rngOf(seed + 7).int(-1, 6);
      const live = liveSeries(history.ledger, start);
      const steps = stepsOf(history, start);
      expect(shown(live.series()), `seed ${seed}`).toEqual(replay(history, start));
      steps.forEach((step, i) => {
        expect(live.upcoming(), `seed ${seed}`).toEqual({ item: step.item, known: step.known });
        expect(live.next(), `seed ${seed}, step ${i}`).toEqual(touchedBy(history, step));
        if (steps[i + 1]?.known === step.known) return;
        expect(shown(live.series()), `seed ${seed}, known ${step.known}`).toEqual(
          replay(history, step.known),
        );
      });
      expect([live.upcoming(), live.next()], `seed ${seed}`).toEqual([undefined, []]);
    }
  });
});
