import type { TextRange } from '../../logic/index.ts';
import { type Diagnostic, readAgreement } from '../index.ts';

/** A text with the places between « and » taken out and noted. */
export interface Marked {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

export function marked(source: string): Marked {
  const ranges: TextRange[] = [];
  const open: number[] = [];
  let text = '';
  for (const c of source) {
    if (c === '«') open.push(text.length);
    else if (c === '»') ranges.push({ start: open.pop() ?? 0, end: text.length });
    else text += c;
  }
  return { text, ranges: ranges.sort((a, b) => a.start - b.start) };
}

/** What a small agreement needs around the part under test. */
export const FRAME = `
agreement "Test"
  signed 2020-02-29
party us "United States"
party them "The others"
party allies "The allies" members from "members.csv"
areas province "Provinces" from "areas.geojson" by "name"
areas district "Districts" from "districts.geojson" by "name"
source fights "Events" events from "events.csv"
source reports "Figures" figures from "figures.csv"
source diary "Diary" occurrences from "diary.csv"
measure deaths "Deaths" sums deaths in fights
measure attacks "Attacks" counts events in fights, unit attacks
measure by_province "Deaths by province" sums deaths in fights by province
measure by_district "Deaths by district" sums deaths in fights by district
measure troops "Troops" takes strength of us in reports, unit persons
measure support "Support" takes support in reports, unit percent
baseline usual "Usual week" is median of deaths over 7 days, every 7 days from 2020-01-01 to 2020-02-25
occurrence talks "Talks begin" in diary
occurrence pact "Pact signed" in diary
condition calm "Calm" judged by us
condition split "Split"
  reading narrow means calm
  reading wide judged by them
commitment leave "Leave"
  us must bring troops to at most 8,600 within 135 days of signing
power stop "Stop leaving"
  us may suspend leave
  exerted by pact
`.trimStart();

/** Diagnostics of a text after the frame, with ranges counted from the text's own start. */
export function findings(part: string): readonly Diagnostic[] {
  const { diagnostics } = readAgreement(`${FRAME}${part}`);
  return diagnostics.map((one) => ({
    ...one,
    range: { start: one.range.start - FRAME.length, end: one.range.end - FRAME.length },
  }));
}

/** What is wrong with the marked part: messages, and whether each stands exactly at its mark. */
export function errorsAt(source: string): {
  readonly messages: readonly string[];
  readonly ranges: readonly TextRange[];
} {
  const found = findings(marked(source).text).filter((one) => one.severity === 'error');
  return { messages: found.map((one) => one.message), ranges: found.map((one) => one.range) };
}

/** A model without ranges, for comparing what two texts mean. */
export function meaningOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, v) => (key === 'range' ? undefined : v)) ?? 'null');
}
