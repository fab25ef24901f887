/** The briefing, said: the order in which a reader needs it. */
import type { BriefingDocument } from '../document/index.ts';
import type { BriefingInput } from '../input.ts';
import { outlines } from '../map/index.ts';
import { together } from '../markup.ts';
import { formatDate } from '../text/dates.ts';
import { changes } from './changes.ts';
import { colophon } from './colophon.ts';
import { commitments } from './commitments.ts';
import { conditions } from './conditions.ts';
import { decisions } from './decisions.ts';
import { type Detail, desk as newDesk } from './desk.ts';
import { gaps } from './gaps.ts';
import { dateline, headline, opening } from './opening.ts';
import { posture } from './posture.ts';
import { sources } from './sources.ts';
import { statements } from './statements.ts';
import { surges } from './surge.ts';

export const FULL: Detail = { rows: 31, areas: Number.POSITIVE_INFINITY, narrow: 'all' };

/** Notes are numbered in the order in which this writes. */
export function compose(input: BriefingInput, detail: Detail = FULL): BriefingDocument {
  const desk = newDesk(input, detail);
  const { agreement, asOf, known } = input.assessment;
  const head = { headline: headline(desk), dateline: dateline(desk), opening: opening(desk) };
  const sections = [
    conditions(desk),
    ...(input.assessment.surges.length > 0 ? [surges(desk)] : []),
    ...(input.decisions ? [decisions(desk, input.decisions)] : []),
    commitments(desk),
    posture(desk),
    statements(desk),
    changes(desk),
    gaps(desk),
  ];
  return {
    title: `${agreement.title}, ${formatDate(asOf)}`,
    known,
    kicker: agreement.title,
    ...head,
    sections,
    outlines: together(desk.maps().map(outlines)),
    notes: desk.notes.all(),
    after: [sources(desk)],
    colophon: colophon(desk),
  };
}
