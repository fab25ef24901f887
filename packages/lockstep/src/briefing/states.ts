/** Which shape and colour belong to which word. The word always comes first. */
import type { AdjustmentResult } from '@lockstep/core/assessment';
import type { Hue, Inline, Shape } from './document/model.ts';
import { formatDate } from './text/dates.ts';
import { GATE_WORDS, STATE_WORDS, STATUS_WORDS } from './words/index.ts';

const MARKS: Readonly<Record<string, readonly [Shape, Hue]>> = {
  met: ['disc', 'blue'],
  'not met': ['cross', 'vermilion'],
  open: ['ring', 'grey'],
  disputed: ['half', 'purple'],
  'not triggered': ['dash', 'grey'],
  fulfilled: ['disc', 'blue'],
  violated: ['cross', 'vermilion'],
  'in effect': ['triangle', 'ink'],
  suspended: ['bars', 'grey'],
  create: ['dotted', 'grey'],
  discharged: ['dash', 'grey'],
  terminated: ['square', 'grey'],
  expired: ['square', 'grey'],
  exerted: ['disc', 'ink'],
  'gate open': ['disc', 'blue'],
  'gate closed': ['cross', 'vermilion'],
  'gate undecided': ['ring', 'grey'],
  'gate none': ['dash', 'grey'],
  surge: ['triangle', 'vermilion'],
  'no surge': ['disc', 'blue'],
  decided: ['square', 'ink'],
  'carried out': ['square', 'ink'],
};

/** The mark of a verdict or state; plain text for words that have none. */
export function stateMark(state: string): Inline {
  if (/^\d{4}-\d{2}-\d{2}$/.test(state)) return STATE_WORDS.reported(formatDate(state));
  const word = STATE_WORDS.names[state] ?? state;
  const mark = MARKS[state];
  return mark ? { kind: 'mark', word, shape: mark[0], hue: mark[1] } : word;
}

const GATES = {
  open: ['disc', 'blue'],
  closed: ['cross', 'vermilion'],
  undecided: ['ring', 'grey'],
  none: ['dash', 'grey'],
} as const satisfies Record<AdjustmentResult['gate'], readonly [Shape, Hue]>;

/** Where an adjustment stands: its gate, or that it is decided or carried out. */
export function adjustmentMark(adjustment: AdjustmentResult): Inline {
  const { status, gate } = adjustment;
  if (status !== 'not decided') {
    const on = status === 'decided' ? adjustment.decidedOn : adjustment.carriedOutOn;
    const word = on === null ? status : STATUS_WORDS[status](formatDate(on));
    return { kind: 'mark', word, shape: 'square', hue: 'ink' };
  }
  const [shape, hue] = GATES[gate];
  return { kind: 'mark', word: GATE_WORDS[gate], shape, hue };
}
