import { type Day, isoFromDay } from '@lockstep/core/calendar';
import type { Standing } from './standing.ts';
import type { Step, StepCause } from './step.ts';
import { RULES } from './words.ts';

const MOST_STEPS = 12;
const MOST_CAUSES = 4;

/** Since when a verdict has stood, and what changed it, for people. */
export function standingText({ byDay, byKnowledge, lookedBackTo }: Standing, asOf: Day, known: Day): string {
  const last = byDay[byDay.length - 1];
  const lines = [
    ...(last ? [RULES.standing(last.verdict, last.day, byDay.length === 1)] : []),
    RULES.byDay(known),
    ...stepsText(byDay),
    RULES.byKnowledge(asOf),
    ...(byKnowledge.length === 0 ? [`  ${RULES.unchanged}`] : stepsText(byKnowledge)),
    ...(lookedBackTo === undefined ? [] : [`  ${RULES.lookedBackTo(lookedBackTo)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The latest first: that is what was asked for. */
function stepsText(steps: readonly Step[]): string[] {
  const shown = [...steps].reverse().slice(0, MOST_STEPS);
  return [
    ...shown.flatMap(({ day, verdict, before, causes }) => [
      `  ${RULES.step(day, verdict, before)}`,
      ...causes.slice(0, MOST_CAUSES).map((one) => `    ${causeText(one)}`),
      ...(causes.length > MOST_CAUSES ? [`    ${RULES.more(causes.length - MOST_CAUSES)}`] : []),
      ...(causes.length === 0 ? [`    ${RULES.coverage}`] : []),
    ]),
    ...(steps.length > shown.length ? [`  ${RULES.more(steps.length - shown.length)}`] : []),
  ];
}

function causeText({ how, measure, area, from, to, low, high, id, text }: StepCause): string {
  const span = { from, to };
  if (how === 'covered') return RULES.covered(measure, span);
  if (how !== 'cell') return RULES.item(how, id ?? '', text || measure, area, span);
  const value = low === undefined ? '' : low === high ? String(low) : `${low} to ${high}`;
  return RULES.cell(measure, area, span, value);
}

/** The same as JSON: dates spelt out, infinite ends as null. */
export function standingJson({ byDay, byKnowledge, lookedBackTo }: Standing): object {
  const cause = ({ from, to, low, high, ...rest }: StepCause) => ({
    ...rest,
    from: isoFromDay(from),
    to: isoFromDay(to),
    ...(low === undefined ? {} : { low: finite(low), high: finite(high ?? low) }),
  });
  const step = ({ day, causes, ...rest }: Step) => ({
    on: isoFromDay(day),
    ...rest,
    causes: causes.map(cause),
  });
  return {
    byDay: byDay.map(step),
    byKnowledge: byKnowledge.map(step),
    lookedBackTo: lookedBackTo === undefined ? null : isoFromDay(lookedBackTo),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
