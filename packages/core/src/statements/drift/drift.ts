import { type Figure, figuresIn } from '../figures/index.ts';
import type { Cut } from '../statement.ts';
import { align, type Stretch, type Word, wordsOf } from './align.ts';
import { EXTENT, NEGATION, SHIFTING, STRENGTH } from './words.ts';

/** What became of the words on the way. */
export type DriftKind =
  | 'added'
  | 'lost'
  | 'strengthened'
  | 'weakened'
  | 'generalised'
  | 'narrowed'
  | 'reversed'
  | 'figure changed'
  | 'cut off';

/** One change, with the words on both sides. */
export interface DriftFinding {
  readonly kind: DriftKind;
  /** In the primary text; null where words were added. */
  readonly primary: Cut | null;
  /** In the later text; null where words were lost. */
  readonly later: Cut | null;
}

/** A piece of the redline. `changed` has words on both sides. */
export interface RedlinePiece {
  readonly op: 'same' | 'added' | 'lost' | 'changed';
  readonly primary: string;
  readonly later: string;
}

export interface Drift {
  readonly redline: readonly RedlinePiece[];
  readonly findings: readonly DriftFinding[];
  /** Share of the primary text's words that are in the later one, 0 to 1. */
  readonly kept: number;
  /** Share of the later text's words that come from the primary one, 0 to 1. */
  readonly faithful: number;
}

const slice = (text: string, words: readonly Word[], [from, to]: readonly [number, number]): string =>
  to > from ? text.slice((words[from] as Word).start, (words[to - 1] as Word).end) : '';

const cutOf = (text: string, words: readonly Word[], [from, to]: readonly [number, number]): Cut | null => {
  if (to <= from) return null;
  const start = (words[from] as Word).start;
  const end = (words[to - 1] as Word).end;
  return { text: text.slice(start, end), start, end };
};

type Scale = Readonly<Record<string, number>>;

const rank = (text: string, word: Word, scale: Scale): number | undefined =>
  scale[text.slice(word.start, word.end).toLowerCase()] ?? scale[word.plain];

interface Degree {
  /** The words of the scale that stand together: "small remaining number". */
  readonly words: readonly [number, number];
  readonly level: number;
}

/** The weakest or the strongest place on a scale that a stretch of text reaches. */
function degree(
  text: string,
  words: readonly Word[],
  [from, to]: readonly [number, number],
  scale: Scale,
  strongest: boolean,
): Degree | undefined {
  let best: { at: number; level: number } | undefined;
  for (let i = from; i < to; i++) {
    const value = rank(text, words[i] as Word, scale);
    if (value === undefined) continue;
    if (!best || (strongest ? value > best.level : value < best.level)) best = { at: i, level: value };
  }
  if (!best) return undefined;
  let [first, last] = [best.at, best.at];
  while (first > from && rank(text, words[first - 1] as Word, scale) !== undefined) first--;
  while (last + 1 < to && rank(text, words[last + 1] as Word, scale) !== undefined) last++;
  return { words: [first, last + 1], level: best.level };
}

const isNegated = (text: string, words: readonly Word[], [from, to]: readonly [number, number]): boolean => {
  for (let i = from; i < to; i++)
    if (
      NEGATION.test(
        text
          .slice((words[i] as Word).start, (words[i] as Word).end)
          .toLowerCase()
          .replace('’', "'"),
      )
    )
      return true;
  return false;
};

/** Words that carry meaning, so that their loss or addition is worth a finding. */
const matters = (words: readonly Word[], [from, to]: readonly [number, number]): boolean => {
  for (let i = from; i < to; i++) if (!SHIFTING.test((words[i] as Word).plain)) return true;
  return false;
};

/** Each side of a comparison. */
interface Sides {
  readonly primary: string;
  readonly later: string;
  readonly a: readonly Word[];
  readonly b: readonly Word[];
}

/**
 * A change on a scale of strength or extent. The words may stand in different stretches ("hope to reduce" became
 * "will be reduced"), so all that differs is looked at together when no single stretch shows it.
 */
function shifts(
  sides: Sides,
  stretches: readonly Stretch[],
  scale: Scale,
  up: DriftKind,
  down: DriftKind,
): DriftFinding[] {
  const { primary, later, a, b } = sides;
  const compare = (before: Degree | undefined, after: Degree | undefined): DriftFinding | undefined => {
    // Without a word for it, a strength is not known; an extent is that of a part.
    const from = before?.level ?? (scale === EXTENT ? 2 : undefined);
    if (!after || from === undefined || after.level === from || (!before && after.level < 3))
      return undefined;
    return {
      kind: after.level > from ? up : down,
      primary: before ? cutOf(primary, a, before.words) : null,
      later: cutOf(later, b, after.words),
    };
  };
  const differing = stretches.filter((stretch) => !stretch.same);
  const befores = differing.map((stretch) => degree(primary, a, stretch.a, scale, false));
  const afters = differing.map((stretch) => degree(later, b, stretch.b, scale, true));
  const found = differing.flatMap((_, i) => compare(befores[i], afters[i]) ?? []);
  if (found.length > 0) return found;
  const before = befores.find((item) => item !== undefined);
  const after = afters.find((item) => item !== undefined);
  const apart = before && after ? compare(before, after) : undefined;
  return apart ? [apart] : [];
}

const sameFigure = (a: Figure, b: Figure): boolean => a.low === b.low && a.high === b.high;

/** Figures that count the same thing and differ: "around 12,000" and "under 12,000". */
function figureChanges({ primary, later }: Sides): DriftFinding[] {
  const before = figuresIn(primary);
  const after = figuresIn(later);
  const found: DriftFinding[] = [];
  const used = new Set<Figure>();
  for (const figure of after) {
    if (before.some((other) => sameFigure(figure, other))) continue;
    const near = before.filter(
      (other) => !used.has(other) && (other.unit === figure.unit || other.unit === '' || figure.unit === ''),
    );
    const match =
      near.find((other) => other.value === figure.value) ??
      near.find((other) => other.of === figure.of) ??
      near[0];
    if (!match) continue;
    used.add(match);
    found.push({ kind: 'figure changed', primary: cutText(match), later: cutText(figure) });
  }
  return found;
}

/** `outer` holds all of `inner`. */
const covers = (outer: Cut | null, inner: Cut | null): boolean =>
  outer !== null && inner !== null && outer.start <= inner.start && inner.end <= outer.end;

const cutText = ({ text, start, end }: Figure): Cut => ({ text, start, end });

/** Between so many words kept in a row, a difference at an end is a cut and not a rewording. */
const VERBATIM = 4;

/**
 * Compares a paraphrase, a translation or a shortened quotation with the primary text: as a redline, and as findings
 * that name what happened. What reported speech changes by itself (we to they, is to was) is no finding.
 */
export function drift(primary: string, later: string): Drift {
  const sides: Sides = { primary, later, a: wordsOf(primary), b: wordsOf(later) };
  const { a, b } = sides;
  const stretches = align(a, b);
  const redline: RedlinePiece[] = [];
  const findings: DriftFinding[] = [];
  let kept = 0;
  for (let s = 0; s < stretches.length; s++) {
    const stretch = stretches[s] as Stretch;
    const before = slice(primary, a, stretch.a);
    const after = slice(later, b, stretch.b);
    if (stretch.same) {
      kept += stretch.a[1] - stretch.a[0];
      redline.push({ op: 'same', primary: before, later: after });
      continue;
    }
    redline.push({
      op: before === '' ? 'added' : after === '' ? 'lost' : 'changed',
      primary: before,
      later: after,
    });
    const [denied, denies] = [isNegated(primary, a, stretch.a), isNegated(later, b, stretch.b)];
    if (denied !== denies && (after !== '' || stretches.length > 1))
      findings.push({
        kind: 'reversed',
        primary: cutOf(primary, a, stretch.a),
        later: cutOf(later, b, stretch.b),
      });
    const neighbour = stretches[s === 0 ? 1 : s - 1];
    const verbatim = neighbour?.same === true && neighbour.a[1] - neighbour.a[0] >= VERBATIM;
    const atEnd = s === 0 || s === stretches.length - 1;
    if (after === '' && atEnd && verbatim && matters(a, stretch.a))
      findings.push({ kind: 'cut off', primary: cutOf(primary, a, stretch.a), later: null });
    else {
      if (matters(a, stretch.a))
        findings.push({ kind: 'lost', primary: cutOf(primary, a, stretch.a), later: null });
      if (matters(b, stretch.b))
        findings.push({ kind: 'added', primary: null, later: cutOf(later, b, stretch.b) });
    }
  }
  const named = [
    ...shifts(sides, stretches, STRENGTH, 'strengthened', 'weakened'),
    ...shifts(sides, stretches, EXTENT, 'generalised', 'narrowed'),
    ...findings.filter(({ kind }) => kind === 'reversed'),
    ...figureChanges(sides),
  ];
  // What has a name of its own is not told again as a loss or an addition.
  const plain = findings.filter(
    (finding) =>
      finding.kind !== 'reversed' &&
      !named.some((other) => covers(other.primary, finding.primary) || covers(other.later, finding.later)),
  );
  return {
    redline,
    findings: [...named, ...plain],
    kept: a.length === 0 ? 1 : kept / a.length,
    faithful: b.length === 0 ? 1 : kept / b.length,
  };
}
