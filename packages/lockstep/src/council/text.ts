/** The council in a terminal. */
import type { Council, Deviation, Round } from '@lockstep/core/council';
import { parseInstant, type Roster } from '@lockstep/core/record';
import { instantWords } from './clock.ts';
import type { Entered } from './enter.ts';
import { redlineOf } from './json.ts';
import { nameOf } from './open.ts';
import type { Replay } from './replay.ts';
import { DECISIONS, ENTER, REPLAY, visible } from './words.ts';

export function councilText(
  council: Council,
  roster: Roster,
  deviations: readonly Deviation[],
  withheld: number,
): string {
  const blocks = [
    ...(withheld > 0 ? [DECISIONS.withheld(withheld)] : []),
    ...(council.rounds.length === 0
      ? [DECISIONS.none]
      : council.rounds.map((round) => roundText(round, council, roster))),
    ...lines([
      ...council.refused.map(({ index, why }) => DECISIONS.refused(index, why)),
      ...council.splitViews.map(({ by, size }) => DECISIONS.split(nameOf(roster, by), size)),
      ...deviations.map(({ kind, who, on, adjustment, adoptedOn }) =>
        DECISIONS.ahead(DECISIONS.deviation[kind](nameOf(roster, who), on, adjustment), adoptedOn),
      ),
    ]),
  ];
  return visible(`${blocks.join('\n\n')}\n`);
}

function lines(list: readonly string[]): string[] {
  return list.length === 0 ? [] : [list.map((line) => `${line}.`).join('\n')];
}

function roundText(round: Round, council: Council, roster: Roster): string {
  const when = (at: number, zone = roster.zone) => instantWords(at, zone);
  const name = (id: string) => nameOf(roster, id);
  const { silence, basis } = round;
  const changed = redlineOf(round, council);
  const details = [
    DECISIONS.proposed(name(round.proposedBy), when(round.proposedAt)),
    ...(changed ? [DECISIONS.redline(round.previous ?? '', changed)] : []),
    ...(silence
      ? [
          DECISIONS.silence(when(silence.from), when(silence.expires, silence.zone)) +
            (silence.extensions.length > 0 ? `, ${DECISIONS.extended(silence.extensions.length)}` : ''),
        ]
      : []),
    ...(basis ? [DECISIONS.gate(basis.asOf, basis.known, basis.gate)] : []),
    ...(round.order.noBasis ? [DECISIONS.noBasis] : []),
    ...round.order.unmet.map(({ condition, verdict, override }) =>
      override
        ? DECISIONS.override(condition, verdict, name(override.by), override.because)
        : DECISIONS.unmet(condition, verdict),
    ),
    ...round.positions.map(({ by, kind, says, instead, effect }) => {
      const what = `${DECISIONS.position[kind]}: ${name(by)}${instead === undefined ? '' : `: “${instead}”`}${says === undefined ? '' : `: “${says}”`}`;
      return DECISIONS.effect[effect] === '' || kind === 'agree'
        ? what
        : `${what} (${DECISIONS.effect[effect]})`;
    }),
    ...(round.withdrawal
      ? [DECISIONS.withdrawn(name(round.withdrawal.by), when(round.withdrawal.at), round.withdrawal.because)]
      : []),
    ...(round.closed ? [DECISIONS.closed(name(round.closed.by), when(round.closed.at))] : []),
    ...round.missing.map(({ member, why }) => DECISIONS.missing(name(member), why)),
  ];
  const state = round.final ? DECISIONS.final : DECISIONS.state[round.state];
  return [
    `${round.id}  ${round.title}: ${state}`,
    ...details.map((detail) => `  ${detail.replaceAll('\n', '\n    ')}`),
  ].join('\n');
}

/** What was, or would be, signed. */
export function enteredText(entered: Entered, dryTo?: string): string {
  const { notes, sentences, effect } = entered;
  return `${[...sentences, ...effect, ...notes, ...endOf(entered, dryTo)].join('\n')}\n`;
}

/** What is about to be signed, told before it is. */
export function aboutToSign({ sentences, effect, notes }: Entered): string {
  return `${[...sentences, ...effect, ...notes].join('\n')}\n`;
}

/** What came of it, where what was signed had been told. */
export function afterSigning(entered: Entered): string {
  const { refused, effect } = entered;
  return `${[...(refused === null ? [] : effect), ...endOf(entered)].join('\n')}\n`;
}

function endOf(entered: Entered, dryTo?: string): string[] {
  const { effect, entries, wrote, refused, record, at, zone, signedBefore } = entered;
  if (wrote !== null) return [ENTER.written(wrote)];
  if (entries.length > 0) return entries.map((index) => ENTER.recorded(index, record));
  const none = signedBefore ? ENTER.noneAdded : ENTER.none;
  // Where there is nothing to sign at all, the reason is all there is to say.
  if (refused !== null) return effect.length > 0 ? [none] : [`${refused}.`];
  const when = instantWords(parseInstant(at) ?? 0, zone);
  if (signedBefore) return [ENTER.dryAdd(when)];
  return [dryTo === undefined ? ENTER.dry(when) : ENTER.dryTo(dryTo)];
}

export function replayText(replay: Replay): string {
  const { basis } = replay;
  return `${[
    REPLAY.title(replay.decision, replay.title),
    REPLAY.taken(basis.asOf, basis.known),
    replay.same ? REPLAY.same(basis.assessment) : REPLAY.other(basis.assessment, replay.digest),
    ...replay.differs.map((one) => REPLAY.differs[one]),
    ...(replay.agreementChanged ? [REPLAY.agreementChanged] : []),
    REPLAY.gates(basis.gate, replay.gateNow, replay.knownNow),
    ...(replay.changes.length === 0
      ? [REPLAY.noChanges(replay.knownNow)]
      : [REPLAY.changes(replay.knownNow)]),
    ...replay.changes.map(({ words }) => `  ${words}`),
  ].join('\n')}\n`;
}
