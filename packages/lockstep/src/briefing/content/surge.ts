/** Surges: detection, extent and centre kept apart, with everything that a reader must know before believing them. */
import type { SurgeFinding } from '@lockstep/core/assessment';
import { surgeAnswers } from '@lockstep/core/surge';
import {
  anchor,
  type Block,
  bullets,
  heading,
  type Inlines,
  joined,
  link,
  paragraph,
  type Section,
  verdictLine,
} from '../document/index.ts';
import { stateMark } from '../states.ts';
import { formatSpan } from '../text/dates.ts';
import { SURGES } from '../words/index.ts';
import { conditionAnchor, type Desk } from './desk.ts';
import { sharesFigure } from './surge-shares.ts';
import { multiplesFigure, weeksFigure } from './surge-weeks.ts';

export function surges(desk: Desk): Section {
  return {
    id: 'surges',
    heading: SURGES.heading,
    of: desk.input.assessment.surges.flatMap((finding) => surge(finding, desk)),
  };
}

function surge(finding: SurgeFinding, desk: Desk): Block[] {
  const id = anchor('surge', finding.measure);
  const { week, verdict, reason } = finding;
  return [
    heading(3, id, `${finding.label}, ${SURGES.week(formatSpan(week.from, week.to))}`),
    verdictLine(stateMark(verdict), ' ', reason, desk.method('surge')),
    answers(finding, desk),
    ...weeksFigure(finding, id, desk),
    ...sharesFigure(finding, id, desk),
    ...multiplesFigure(finding, id, desk),
  ];
}

function answers(finding: SurgeFinding, { name }: Desk): Block {
  const told = surgeAnswers(finding);
  const items: { term: string; of: Block[] }[] = [];
  const add = (term: string, sentences: readonly string[]) => {
    if (sentences.length > 0) items.push({ term, of: [paragraph(sentences.join(' '))] });
  };
  if (finding.method !== 'none') {
    add(SURGES.detection, told.detection);
    add(SURGES.extent, told.extent);
    add(SURGES.centre, told.centre.length > 0 ? told.centre : [SURGES.notAsked]);
    add(SURGES.missed, told.missed);
  }
  if (finding.caveats.length > 0)
    items.push({
      term: SURGES.caution,
      of: [bullets(finding.caveats.map(({ text }): Inlines => [text]))],
    });
  if (finding.conditions.length > 0)
    items.push({
      term: SURGES.conditions,
      of: [
        paragraph(
          ...joined(
            finding.conditions.map((one): Inlines => [link(`#${conditionAnchor(one)}`, name(one))]),
            '; ',
          ),
        ),
      ],
    });
  return { kind: 'facts', items };
}
