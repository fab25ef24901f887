import type { Day, Span } from '../../calendar/index.ts';
import type { Extent, Run } from './reports.ts';
import { type Section, sectionOf } from './section.ts';

/** All that totals of runs of days say about any other run, as long as no day counts less than nothing. */
export interface Network {
  /** Runs that have days in common make a section; in order. */
  readonly sections: readonly Section[];
  /** Whether there are daily numbers with all of these totals. */
  readonly consistent: boolean;
  /** The tightest bounds of the total from one day to another, both included. Only where it is consistent. */
  readonly between: (from: Day, to: Day) => Extent;
}

/** Sections say nothing of each other: what is known of days in several of them is the sum of what each says. */
export function networkOf(runs: readonly Run[]): Network {
  const sections = groupsOf(runs).map(sectionOf);
  return {
    sections,
    consistent: sections.every((section) => section.consistent),
    between: (from, to) => {
      let [low, high, days] = [0, 0, 0];
      for (let k = firstUpTo(sections, from); k < sections.length && sections[k]!.from <= to; k++) {
        const section = sections[k]!;
        const [begin, end] = [Math.max(from, section.from), Math.min(to, section.to)];
        const here = section.between(begin, end);
        low += here.low;
        high += here.high;
        days += end - begin + 1;
      }
      return { low, high: days === to - from + 1 ? high : Infinity };
    },
  };
}

/** The first section that ends on a day or later. */
function firstUpTo(sections: readonly Section[], day: Day): number {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.to < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Groups of runs such that those of different groups have no day in common, in the order of their days. */
export function groupsOf<T extends Span>(runs: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let end: Day = -Infinity;
  for (const run of [...runs].sort((a, b) => a.from - b.from)) {
    if (run.from > end) groups.push([]);
    groups.at(-1)!.push(run);
    end = Math.max(end, run.to);
  }
  return groups;
}
