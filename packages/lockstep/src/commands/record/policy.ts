/** Whose word makes a checkpoint count: the logs and the quorum of cosigners that a reader's own policy names. */
import {
  type Checkpoint,
  checkPolicy,
  type Finding,
  formatInstant,
  type Policy,
  parsePolicy,
  RecordError,
  type VerifierKey,
  wrong,
} from '@lockstep/core/record';
import type { Io } from '../../cli/io.ts';
import { Problem } from '../../cli/problem.ts';
import { readGiven } from '../../council/index.ts';
import { fastVerify } from '../../record/index.ts';
import type { PolicyReport } from './report.ts';
import { RECORD_COMMANDS } from './words.ts';

/** A policy in a file (c2sp.org/tlog-policy). */
export function policyOption(io: Io, path: string | undefined): Policy | undefined {
  if (path === undefined) return undefined;
  try {
    return parsePolicy(Buffer.from(readGiven(io.cwd, path)).toString('utf8'));
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message, { file: path });
    throw error;
  }
}

/** The key of the log that a checkpoint is of, as the policy knows it. */
export function logOf(policy: Policy | undefined, origin: string | undefined): VerifierKey | undefined {
  return policy?.logs.find(({ key }) => key.name === origin)?.key;
}

/** How a checkpoint stands to a policy, and what is wrong where it does not meet it. */
export function standingTo(
  policy: Policy,
  checkpoint: Checkpoint,
  place: string,
): { readonly report: PolicyReport; readonly findings: readonly Finding[] } {
  const { log, cosigned, quorum } = checkPolicy(checkpoint, policy, fastVerify);
  const names = [...cosigned.keys()];
  return {
    report: {
      quorum: policy.quorum,
      met: quorum,
      cosigned: [...cosigned].map(([name, at]) => ({ name, at: formatInstant(at) })),
    },
    findings: [
      // A policy may leave the logs to be known from elsewhere.
      ...(log || policy.logs.length === 0
        ? []
        : [wrong(place, RECORD_COMMANDS.noPolicyLog(checkpoint.head.origin))]),
      ...(quorum ? [] : [wrong(place, RECORD_COMMANDS.noQuorum(policy.quorum, names))]),
    ],
  };
}
