import type { Register } from '../../cli/context.ts';

const act = (name: string) => async (): Promise<Register> => (await import('./acts.ts')).act(name);

/** The commands of the council, each loaded only when it is called. */
export const COUNCIL_COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  propose: async () => (await import('./propose.ts')).propose,
  circulate: act('circulate'),
  extend: act('extend'),
  object: act('object'),
  amend: act('amend'),
  agree: act('agree'),
  reserve: act('reserve'),
  interpret: act('interpret'),
  retract: act('retract'),
  withdraw: act('withdraw'),
  override: act('override'),
  receive: async () => (await import('./acts.ts')).receive,
  close: act('close'),
  decisions: async () => (await import('./decisions.ts')).decisions,
  replay: async () => (await import('./replay.ts')).replay,
};
