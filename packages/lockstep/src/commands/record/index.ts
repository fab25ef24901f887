import type { Register } from '../../cli/context.ts';
import { cosign, release } from './copies.ts';
import { add, note, prove, show } from './entries.ts';
import { enrol, leave, newRecord, revoke, rotate } from './roster.ts';
import { verify } from './verify.ts';

const FAMILY: readonly Register[] = [
  newRecord,
  verify,
  prove,
  show,
  note,
  add,
  enrol,
  leave,
  rotate,
  revoke,
  cosign,
  release,
];

/** `lockstep record ...`. */
export const record: Register = (program, context) => {
  const family = program.command('record').description('the signed, append-only record of what people did');
  for (const register of FAMILY) register(family, context);
};
