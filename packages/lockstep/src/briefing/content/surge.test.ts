import { detectSurge, replaySurge, type SurgeVerdict, type WeeklyCounts } from '@lockstep/core/surge';
import { describe, expect, it } from 'vitest';
import { emptyAssessment } from '../../testing/assessment-parts.ts';
import { EMPTY } from '../../testing/briefings.ts';
import type { Block } from '../document/index.ts';
import { renderHtml } from '../index.ts';
import type { BriefingInput } from '../input.ts';
import { compose } from './index.ts';

const WEEKS = 24;

/** Two attacks a week in each of eight districts on a line; twelve in the first two for the last three weeks. */
function counts(): WeeklyCounts {
  const areas = Array.from({ length: 8 }, (_, i) => `District ${i + 1}`);
  return {
    areas,
    geography: { kind: 'centroids', latitude: areas.map((_, i) => 30 + i), longitude: areas.map(() => 65) },
    firstDay: 18631,
    weeks: WEEKS,
    counts: Int32Array.from({ length: 8 * WEEKS }, (_, i) =>
      i < 2 * WEEKS && i % WEEKS >= WEEKS - 3 ? 12 : 1 + ((i * 7) % 3),
    ),
    covered: new Uint8Array(WEEKS).fill(1),
    complete: new Uint8Array(WEEKS).fill(1),
    noun: 'attacks',
  };
}

const replay = replaySurge(counts(), WEEKS - 8, WEEKS - 1);
const now = replay.weeks.map(({ week, verdict }) => [week.from, verdict] as const);

/** A briefing on the surge, with what the weeks were called then where that is something else. */
function briefing(changed: Readonly<Record<string, SurgeVerdict>>): BriefingInput {
  const finding = {
    ...detectSurge(counts(), WEEKS - 1),
    measure: 'attacks',
    label: 'Attacks',
    conditions: [],
    weeks: replay.weeks,
    areas: [],
  };
  const then = new Map(now.map(([week, verdict]) => [week, changed[week] ?? verdict]));
  return { ...EMPTY, assessment: emptyAssessment({ surges: [finding] }), surgesThen: { attacks: then } };
}

function weeksFigure(input: BriefingInput) {
  const found = compose(input)
    .sections.find(({ id }) => id === 'surges')
    ?.of.find((block): block is Extract<Block, { kind: 'figure' }> => block.kind === 'figure');
  expect(found).toBeDefined();
  return {
    caption: found!.caption.join(''),
    drawing: found!.drawing!.wide.text,
    data: JSON.stringify(found!.data),
  };
}

describe('the weeks of a surge, with what was known then', () => {
  const surges = now.filter(([, verdict]) => verdict === 'surge').map(([week]) => week);
  const calm = now.find(([, verdict]) => verdict === 'no surge')![0];

  it('are the same: said in a sentence, nothing marked', () => {
    expect(surges).toEqual(now.slice(-3).map(([week]) => week));
    const { caption, drawing, data } = weeksFigure(briefing({}));
    expect(caption).toContain(
      'With what was known on the last day of each week, the same weeks were called a surge.',
    );
    expect(drawing).not.toContain('otherwise');
    expect(data).not.toContain('known then');
  });

  it('are marked where they were called otherwise', () => {
    const { caption, drawing, data } = weeksFigure(briefing({ [surges[0]!]: 'open', [calm]: 'surge' }));
    expect(caption).toContain(
      'With what was known on the last day of a week: hollow triangle: not called one yet (1 week); ' +
        'triangle on its point: called one, and not any more (1 week).',
    );
    const triangles = (kind: string) =>
      (new RegExp(`<path class="${kind}" d="([^"]*)"`).exec(drawing)?.[1] ?? '').match(/M/g)?.length;
    expect(triangles('called')).toBe(surges.length - 1);
    expect(triangles('called otherwise')).toBe(2);
    expect(data.match(/known then: open/g)).toHaveLength(1);
    expect(data.match(/known then: surge/g)).toHaveLength(1);
  });

  it('are not marked where reports were only still to come', () => {
    expect(weeksFigure(briefing({ [calm]: 'open' })).drawing).not.toContain('otherwise');
  });

  it('add less than a kilobyte to the page', () => {
    const size = (input: BriefingInput) => renderHtml(input).length;
    const { surgesThen: _, ...without } = briefing({});
    expect(size(briefing({ [surges[0]!]: 'open', [calm]: 'surge' })) - size(without)).toBeLessThan(1000);
  });
});
