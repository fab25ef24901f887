/** The shortest honest answer to "why?", in at most 20 lines. */
import type {
  CommitmentResult,
  ConditionResult,
  JsonEstimate,
  ReadingResult,
} from '@lockstep/core/assessment';
import { VERDICT_MARK, WHY } from './words.ts';
import { wrap } from './wrap.ts';

const MOST_LINES = 20;
const WIDTH = 110;

export function whyCondition(condition: ConditionResult, readings: readonly ReadingResult[]): string {
  const head = [
    `${VERDICT_MARK[condition.verdict] ?? ''} ${condition.verdict}: ${condition.label}`,
    ...(condition.basis ? [`  ${condition.basis.kind}: ${condition.basis.citation}`] : []),
  ];
  // Lines that every reading has come first; witnesses and changes share what room is left.
  const room = Math.max(0, Math.floor((MOST_LINES - head.length) / readings.length) - 1);
  return fit([...head, ...readings.flatMap((reading) => readingLines(reading, room, readings.length > 1))]);
}

function readingLines(reading: ReadingResult, room: number, named: boolean): string[] {
  const title = named
    ? [`  ${VERDICT_MARK[reading.verdict] ?? ''} ${reading.verdict}: ${reading.label ?? reading.id}`]
    : [];
  const pad = named ? '    ' : '  ';
  const lines = [
    `${WHY.rule}: ${reading.words}`,
    `${WHY.because}: ${reading.reason}`,
    ...reading.byArea
      .filter((one) => one.verdict === 'not met')
      .sort((a, b) => excess(b) - excess(a))
      .slice(0, 4)
      .map(
        (one) =>
          `  ${one.area}: ${one.left ? value(one.left) : '?'} against ${one.right ? value(one.right) : '?'}`,
      ),
    ...reading.witness
      .slice(0, 4)
      .map(
        (one) =>
          `${WHY.witness}: ${one.measure}${one.area === null ? '' : `, ${one.area}`}, ${one.from} to ${one.to}: ${value(one.value)} ${one.unit}`,
      ),
    ...reading.missing
      .slice(0, 3)
      .map(
        (one) =>
          `${WHY.missing}: ${one.measure}${one.area === null ? '' : `, ${one.area}`}, ${one.from} to ${one.to}${decides(one)}${one.why === null ? '' : ` (${one.why})`}`,
      ),
    ...reading.changes
      .slice(0, 2)
      .map(
        (one) =>
          `${reading.changes.length === 1 ? WHY.change : WHY.changes(reading.changes.length)}: ${one.words}`,
      ),
    ...reading.judgements
      .slice(0, 3)
      .map((one) => `${WHY.judgements}: ${one.occurred} ${one.judge}: ${one.verdict} [${one.citation}]`),
  ];
  const shown =
    lines.length > room
      ? [...lines.slice(0, Math.max(1, room - 1)), WHY.more(lines.length - room + 1)]
      : lines;
  return [...title, ...shown.map((line) => pad + cut(line))];
}

/** What would decide, where a total over the missing days can. */
function decides({ metIf, notMetIf }: ReadingResult['missing'][number]): string {
  const parts = [
    ...(metIf ? [WHY.metIf(ends(metIf))] : []),
    ...(notMetIf ? [WHY.notMetIf(ends(notMetIf))] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

/** `at most 40`, `at least 41`, `3 to 5`. */
function ends({ low, high }: { readonly low: number | null; readonly high: number | null }): string {
  if (low === high && low !== null) return String(low);
  if (high === null) return low === null ? WHY.anything : WHY.atLeast(low);
  return low === null || low <= 0 ? WHY.atMost(high) : `${low} to ${high}`;
}

export function whyCommitment(commitment: CommitmentResult): string {
  return fit([
    `${VERDICT_MARK[commitment.state] ?? ''} ${commitment.state}: ${commitment.label}${commitment.clause === null ? '' : ` (${commitment.clause})`}`,
    `  ${commitment.words}`,
    `  ${WHY.because}: ${commitment.reason}`,
    ...commitment.history.map((step) => `  ${step.on} ${step.state}: ${step.reason}`),
    ...commitment.evidence.map((one) => `  ${WHY.witness}: ${one.id} [${one.citation}], known ${one.known}`),
    ...commitment.judgements.map(
      (one) => `  ${WHY.judgements}: ${one.occurred} ${one.judge}: ${one.verdict} [${one.citation}]`,
    ),
  ]);
}

/** How far outside its limit an area is, by the best estimates. */
function excess({ left, right }: ReadingResult['byArea'][number]): number {
  return Math.abs((left?.best ?? 0) - (right?.best ?? 0));
}

function value({ low, best, high }: JsonEstimate): string {
  const ends = `${low === null ? '−∞' : told(low)} to ${high === null ? '∞' : told(high)}`;
  return low !== null && low === high ? told(low) : best === null ? ends : `${told(best)} (${ends})`;
}

/** Two decimals are enough to see on which side a number is; the JSON has them all. */
const told = (number: number): string => String(Math.round(number * 100) / 100);

/** One line of output each; a longer one is cut at a word. */
function cut(line: string): string {
  const [first = '', ...rest] = wrap(line, WIDTH).split('\n');
  return rest.length === 0 ? first : `${first} …`;
}

function fit(lines: readonly string[]): string {
  const shown =
    lines.length >= MOST_LINES
      ? [...lines.slice(0, MOST_LINES - 2), `  ${WHY.more(lines.length - MOST_LINES + 2)}`]
      : lines;
  return `${shown.join('\n')}\n`;
}
