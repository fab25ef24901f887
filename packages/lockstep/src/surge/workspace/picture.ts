import type { ReplayWeek } from '@lockstep/core/surge';
import type { WorkspaceReplay } from './run.ts';
import { replayFinding } from './words.ts';

const WIDTH = 760;
const LEFT = 44;
const RIGHT = 12;
const TOP = 46;
const BARS = 180;
const ROW = 18;
const LIGHT = ' fill-opacity=".45"';
const COLOURS = { surge: '#d55e00', calm: '#8c8c8c', ink: '#222222', rule: '#cccccc' } as const;

const escapeText = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** A round step for a handful of marks up to the largest value. */
function stepFor(most: number): number {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= rough) ?? 10 * power;
}

function mark(week: ReplayWeek, x: number, y: number): string {
  if (week.verdict === 'surge')
    return `<path d="M${x - 4} ${y + 4}L${x} ${y - 4}L${x + 4} ${y + 4}Z" fill="${COLOURS.surge}"/>`;
  if (week.verdict === 'open')
    return `<circle cx="${x}" cy="${y}" r="3" fill="none" stroke="${COLOURS.calm}"/>`;
  return `<circle cx="${x}" cy="${y}" r="1.2" fill="${COLOURS.calm}"/>`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
/** Labels nearer to each other than this would touch. */
const LABEL_ROOM = 44;

/** The first week that begins in each month, where there is room; January carries the year. */
function monthLabels(weeks: readonly ReplayWeek[], x: (i: number) => number, y: number): string[] {
  const labels: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  weeks.forEach(({ week }, i) => {
    const month = Number(week.from.slice(5, 7));
    const begins = i > 0 && month !== Number(weeks[i - 1]!.week.from.slice(5, 7));
    if ((!begins && i > 0) || x(i) - last < LABEL_ROOM || (i === 0 && Number(week.from.slice(8)) > 20))
      return;
    const name =
      month === 1 || labels.length === 0
        ? `${MONTHS[month - 1]} ${week.from.slice(0, 4)}`
        : MONTHS[month - 1];
    labels.push(`<text x="${x(i).toFixed(1)}" y="${y}" text-anchor="middle">${name}</text>`);
    last = x(i);
  });
  return labels;
}

/**
 * A replay as an SVG: counts by week from zero, dark what was known on the week's last day and light what became known
 * later, and under them what each week was called, as known now and as known then. A triangle is a surge, a ring is open, a dot is no surge, so that it reads without colour.
 */
export function replayPicture(replay: WorkspaceReplay): string {
  const { weeks } = replay.asKnownNow;
  const then = replay.asKnownThen.weeks;
  const most = Math.max(1, ...weeks.map(({ total }) => total), ...then.map(({ total }) => total));
  const slot = (WIDTH - LEFT - RIGHT) / Math.max(1, weeks.length);
  const x = (i: number) => LEFT + (i + 0.5) * slot;
  const y = (value: number) => TOP + BARS * (1 - value / most);
  const step = stepFor(most);
  const height = TOP + BARS + 2 * ROW + 74;
  const parts: string[] = [];
  for (let value = 0; value <= most; value += step)
    parts.push(
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}" stroke="${COLOURS.rule}"/>`,
      `<text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
    );
  weeks.forEach((week, i) => {
    const colour = week.verdict === 'surge' ? COLOURS.surge : COLOURS.calm;
    const bar = (total: number, light: string, title: string) =>
      `<rect x="${(x(i) - slot * 0.4).toFixed(1)}" y="${y(total).toFixed(1)}" width="${(slot * 0.8).toFixed(1)}" height="${(BARS * (total / most)).toFixed(1)}" fill="${colour}"${light}><title>week of ${week.week.from}: ${title}</title></rect>`;
    const before = then[i];
    const later = before ? `; ${before.total} and ${before.verdict} as known then` : '';
    const title = `${week.total}, ${week.verdict}${later}`;
    parts.push(bar(week.total, LIGHT, title), mark(week, x(i), TOP + BARS + ROW));
    if (before) parts.push(bar(before.total, '', title), mark(before, x(i), TOP + BARS + 2 * ROW));
  });
  parts.push(...monthLabels(weeks, x, TOP + BARS + 2 * ROW + 22));
  parts.push(
    `<text x="${LEFT - 6}" y="${TOP + BARS + ROW + 4}" text-anchor="end">now</text>`,
    `<text x="${LEFT - 6}" y="${TOP + BARS + 2 * ROW + 4}" text-anchor="end">then</text>`,
    `<text x="${LEFT}" y="18" font-size="15" font-weight="bold">${escapeText(replayFinding(replay.asKnownNow))}</text>`,
    `<text x="${LEFT}" y="36">${escapeText(replay.asKnownNow.noun)} a week: dark, known on its last day; light, known later</text>`,
    `<text x="${LEFT}" y="${height - 26}">Triangle: a surge. Dot: no surge. Ring: open. Now: as known on ${replay.known}. Then: as known on the last day of each week.</text>`,
    `<text x="${LEFT}" y="${height - 10}">${escapeText(replay.label)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="11" fill="${COLOURS.ink}" role="img" aria-label="${escapeText(replayFinding(replay.asKnownNow))}">\n${parts.join('\n')}\n</svg>\n`;
}
