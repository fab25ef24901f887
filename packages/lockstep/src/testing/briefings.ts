/** Briefing inputs for tests: the assessments of this folder with their comparisons, names and outlines. */
import type { BriefingInput } from '../briefing/input.ts';
import { emptyAssessment, MEASURES } from './assessment-parts.ts';
import { may2021, squareAreas } from './may-2021.ts';
import { october2020, october2020Changes, october2020Later } from './october-2020.ts';

const briefing = (over: Partial<BriefingInput>): BriefingInput => ({
  assessment: emptyAssessment(),
  areas: [],
  comparisons: [],
  labels: MEASURES,
  ...over,
});

export const EMPTY: BriefingInput = briefing({});

export const OCTOBER: BriefingInput = briefing({
  assessment: october2020(),
  comparisons: [{ asOf: '2020-09-21', known: '2020-09-21', changes: [] }],
});

export const OCTOBER_LATER: BriefingInput = briefing({
  assessment: october2020Later(),
  comparisons: [{ asOf: '2020-10-21', known: '2020-10-21', changes: october2020Changes() }],
});

export const MAY: BriefingInput = briefing({ assessment: may2021(), areas: squareAreas() });

/** The same input with every text that comes from evidence or the agreement replaced. Dates, ids and states stay. */
export function withTexts(input: BriefingInput, text: (path: string) => string): BriefingInput {
  const KEPT =
    /(^|\.)(format|asOf|known|id|measure|area|verdict|state|kind|gate|status|from|to|on|day|since|deadline|said|occurred|obtained|completeThrough|lastKnown|reportedFor|signed|step|how|duty|debtors|creditors|heldBy|affects|bearsOn|sources|condition|commitment|subject|adjustment|of|holder|party|judge|decidedOn|carriedOutOn|openForDecision|repliesTo|witness|source|op)(\.\d+)?$/;
  const walk = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return KEPT.test(path) ? value : text(path);
    if (Array.isArray(value)) return value.map((item, i) => walk(item, `${path}.${i}`));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, walk(item, `${path}.${key}`)]),
      );
    return value;
  };
  return walk(input, '') as BriefingInput;
}
