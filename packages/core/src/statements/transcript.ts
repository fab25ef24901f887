import type { Range } from './marks/index.ts';

/** What one voice says in a transcript, under its label. */
export interface Turn {
  /** Index of the first and the last paragraph. */
  readonly first: number;
  readonly last: number;
  /** Where its first paragraph begins: the label, or the quotation mark before it. */
  readonly start: number;
  /** Offsets of the label, without the colon. */
  readonly label: Range;
  /** Offsets of the words said. */
  readonly said: Range;
}

const CAPITALS =
  /^((?:(?:MR|MS|MRS|DR|SEN|REP|GOV|GEN)\. )?[\p{Lu}][\p{Lu}.'’-]+(?:[ ][\p{Lu}][\p{Lu}.'’-]*){0,4}(?:\s*\([^)\n]{1,60}\))?)\s*:\s+(?=\S)/u;
const LETTER = /^(Q|A)\s*[:.]\s+(?=\S)/;
const NAMED =
  /^((?:The\s+)?\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|van|von|bin|al)){0,5}(?:\s*\([^)\n]{1,60}\))?)\s*:\s+(?=["“„«‘'\p{Lu}\d[(…])/u;

/** Labels of documents that are no speakers. */
const NO_SPEAKER =
  /^(?:by|from|to|date|subject|re|cc|note|editor['’]?s note|update|updated|photo|source|sources|read more|related|watch|correction|contact|tags|topics|media contact|for immediate release|breaking|exclusive|transcript|video|opinion|analysis|here|also|poll|report|what|when|where|why|how|who)$/i;

interface Label {
  readonly paragraph: number;
  readonly start: number;
  readonly label: Range;
  readonly from: number;
  readonly strong: boolean;
  readonly name: string;
}

function labelOf(text: string, paragraph: Range, index: number): Label | undefined {
  // A transcript that is quoted as a whole has its marks before the labels.
  const from = /["“„«]/.test(text[paragraph.start] ?? '') ? paragraph.start + 1 : paragraph.start;
  const head = text.slice(from, Math.min(paragraph.end, from + 140));
  if (!head.includes(':') && !/^[QA]/.test(head)) return undefined;
  const strong = CAPITALS.exec(head) ?? LETTER.exec(head);
  const match = strong ?? NAMED.exec(head);
  const name = match?.[1];
  if (!match || name === undefined || NO_SPEAKER.test(name)) return undefined;
  const label = { start: from, end: from + name.length };
  return {
    paragraph: index,
    start: paragraph.start,
    label,
    from: from + match[0].length,
    strong: strong !== null,
    name: name.toLowerCase(),
  };
}

/** Paragraphs that end an interview: what follows is the reporter's again. */
const MOST = 12;

/** "(CROSSTALK)", "[applause]": a paragraph that tells what happened, not what was said. */
const DIRECTION = /^["“„«]?\s*[([][^()[\]\n]{1,60}[)\]][.,"”“»]*$/;

const isDirection = (text: string, { start, end }: Range): boolean =>
  end - start < 70 && DIRECTION.test(text.slice(start, end));

/**
 * The turns of a transcript: paragraphs that begin with a speaker's label ("STOLTENBERG: ...", "Q: ... / A: ...").
 * Labels in capitals count from two on; names in ordinary spelling only where they return, as in an exchange.
 * Paragraphs without a label go on with the same voice. Linear in the text.
 */
export function turns(text: string, paragraphs: readonly Range[]): Turn[] {
  const labels: Label[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    const label = labelOf(text, paragraphs[i] as Range, i);
    if (label) labels.push(label);
  }
  const strong = labels.filter((label) => label.strong);
  const counts = new Map<string, number>();
  for (const { name } of labels) counts.set(name, (counts.get(name) ?? 0) + 1);
  // "Pence: Flowers won't be at the debate" over a transcript with "PENCE:" is its headline.
  const capitals = new Set(strong.map(({ name }) => name));
  const exchange = labels.length >= 4 && [...counts.values()].filter((count) => count >= 2).length >= 2;
  const used = exchange
    ? labels.filter(
        (label) => label.strong || ((counts.get(label.name) ?? 0) >= 2 && !capitals.has(label.name)),
      )
    : strong.length >= 2
      ? strong
      : [];
  const found: Turn[] = [];
  for (let i = 0; i < used.length; i++) {
    const { paragraph, start, label, from } = used[i] as Label;
    const next = used[i + 1]?.paragraph ?? paragraphs.length;
    // Only an answer that another label follows runs on over several paragraphs.
    let last = used[i + 1] ? Math.min(next - 1, paragraph + MOST) : paragraph;
    while (last > paragraph && isDirection(text, paragraphs[last] as Range)) last--;
    let { end } = paragraphs[last] as Range;
    if (start < label.start && /["”“»]/.test(text[end - 1] ?? '')) end--;
    if (end > from) found.push({ first: paragraph, last, start, label, said: { start: from, end } });
  }
  return found;
}
