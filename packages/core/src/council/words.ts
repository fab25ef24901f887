/** Why something in the council has no effect, or is still missing: every sentence of the rules in one place. */
import type { Order } from './gates.ts';

const list = (names: readonly string[]): string => names.join(', ');

export const WHY = {
  chairOnly: (by: string): string => `${by} is not the chair: only the chair does this`,
  overrideBy: 'only the proposer and the chair may set a condition aside',
  overrideLate:
    'it came after the text was put under silence: members would not have known; a new round is needed',
  alreadyCirculated: (index: number): string => `the text is already under silence, by entry ${index}`,
  withdrawnBefore: 'the text was withdrawn before',
  withdrawBy: 'only the proposer and the chair may withdraw it',
  tooLate: 'silence had ended',
  notUnderSilence: 'the text is not under silence',
  expiresBefore: 'silence would end before it begins',
  noMembers: 'the record has no members who could decide',
  twiceEntitled: 'it names a member twice',
  notTheMembers: (missing: readonly string[], strangers: readonly string[]): string =>
    [
      ...(missing.length > 0 ? [`it leaves out ${list(missing)}`] : []),
      ...(strangers.length > 0 ? [`it names ${list(strangers)}, no member at that time`] : []),
    ].join('; '),
  notInOrder: (order: Order): string =>
    order.noBasis
      ? 'it is not in order: an adjustment is proposed without the assessment it rests on'
      : `it is not in order: ${list(
          order.unmet
            .filter(({ override }) => override === undefined)
            .map(({ condition, verdict }) => `${condition} is ${verdict}`),
        )}, and no override says why that is set aside`,
  extendedLate: 'silence had ended: what has ended cannot be extended',
  notLater: 'an extension must end later than the silence it extends',
  otherText: 'it was signed for another text of that name',
  noSuchText: (id: string): string => `there is no proposal "${id}"`,
  twice: (index: number): string => `the name is taken by the proposal in entry ${index}`,
  noPrevious: (id: string): string => `it says that it follows "${id}", of which there is no such text`,
  previousOpen: (id: string, state: string): string =>
    `it follows "${id}", which is ${state}: only one round at a time`,
  otherOutcome: (outcome: string): string =>
    `it announces "${outcome}", which is not what the record shows at that time`,
  otherRecord: (size: number): string =>
    `it names a record of ${size} entries that is not this one as it stood then`,
  noAssent: 'has not agreed',
  notTold: 'is not shown to have had the text before silence ended',
  notSeen: (late: boolean): string =>
    late
      ? 'objected after silence had ended and has given no receipt since'
      : 'has given no receipt for the record as it stood when silence ended',
} as const;
