/** What the commands of the record say. */
import type { PolicyReport, ProofReport, VerifyReport } from './report.ts';

const plural = (count: number, one: string, many: string = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const RECORD_COMMANDS = {
  nothingThere: (path: string): string => `there is no file or folder “${path}”`,
  noCheckpoint: (path: string): string =>
    `“${path}” holds no record and no log: there is no file named checkpoint; name one with --checkpoint`,
  needKey:
    "a proof is checked against the log's key: give it with --key, or a policy that names it with --policy",
  cosignerKey: (name: string): string => `the key of ${name} is a cosigner's; expected the log's`,
  noPolicyLog: (origin: string): string => `no log of the policy signed it; it is of ${origin}`,
  noQuorum: (quorum: string, names: readonly string[]): string =>
    `the quorum “${quorum}” of the policy has not cosigned it: ${names.length === 0 ? 'nobody of the policy has' : `only ${names.join(', ')} did`}`,
  splitView: (by: string, size: number): string =>
    `${by} signed for a record of ${size} entries that is not this one: two views of one record`,
  clock: {
    ahead: (received: string, signed: string): string =>
      `it is dated ${signed} and was received before that, at ${received}`,
    'held back': (received: string, signed: string): string =>
      `it is dated ${signed} and was received long after, at ${received}`,
    'back-dated': (received: string, seen: string, by: string): string =>
      `it is said to be received at ${received}, but at ${seen} ${by} had seen the record without it`,
  },
  reportText: (report: VerifyReport): string => {
    const { ok, origin, size, root, key, entries, withheld, audience, cosignatures, policy, findings } =
      report;
    const head =
      origin === null ? [] : [`${origin}: ${plural(size ?? 0, 'entry', 'entries')}`, `root ${root}`];
    return `${[
      ...head,
      ...(key ? [key.given ? `Checked with the key of ${key.name} that you gave.` : OWN_KEY] : []),
      ...(audience === null
        ? []
        : [`A copy for ${audience}: ${plural(withheld.length, 'entry', 'entries')} withheld.`]),
      ...(entries === null
        ? []
        : [`${plural(entries, 'entry', 'entries')} signed by those who were entitled to.`]),
      ...cosignatures.map(
        ({ member, size: seen, at }) =>
          `${member} cosigned the record of ${plural(seen, 'entry', 'entries')} at ${at}.`,
      ),
      ...policyLines(policy),
      ...findings.map(
        ({ severity, place, what }) => `${severity === 'error' ? 'WRONG' : 'note '}  ${place}: ${what}`,
      ),
      ok ? (key ? 'It verifies.' : UNSIGNED) : 'It does NOT verify.',
    ].join('\n')}\n`;
  },
  proofText: ({ ok, why, origin, index, size, entry, policy }: ProofReport): string =>
    ok
      ? `Entry ${index} of the ${plural(size ?? 0, 'entry', 'entries')} of ${origin}: it is in.\n${policyLines(
          policy,
        )
          .map((line) => `${line}\n`)
          .join('')}${entry === null ? '' : `\n${entry}`}`
      : `The proof does NOT hold: ${why}\n`,
  wroteProof: (index: number, file: string): string => `Proof of entry ${index}: ${file}\n`,
  cosigned: (name: string, size: number, file: string): string =>
    `${name} cosigned the record of ${plural(size, 'entry', 'entries')}: ${file}\n`,
  willCosign: (name: string, size: number, root: string, at: string): string =>
    `${name} cosigns: at ${at}, the largest record it has seen has ${plural(size, 'entry', 'entries')} and the root ${root}, and it only ever grew. This agrees to nothing.\nNothing was signed. With --yes it is signed and kept with the record.\n`,
  needOpenKey: (file: string): string =>
    `${file}: a cosignature is made with the private key itself, without a passphrase`,
  notVerified: (place: string, what: string): string =>
    `the record does not verify at ${place}: ${what}; it is not cosigned`,
  outThere: (path: string): string => `“${path}” is there already: name a new folder for the copy`,
  released: (out: string, shown: number, withheld: number): string =>
    `Copy in ${out}: ${plural(shown, 'entry', 'entries')} shown, ${withheld} withheld.\n`,
  isCopy: 'a copy with withheld entries cannot be copied further',
  role: (text: string): string => `“${text}” is no role: expected chair, member, observer or party`,
  notNumber: (text: string): string => `“${text}” is no entry: expected its number`,
} as const;

function policyLines(policy: PolicyReport | null): string[] {
  if (!policy) return [];
  return [
    ...policy.cosigned.map(({ name, at }) => `${name} cosigned the checkpoint at ${at}.`),
    ...(policy.met ? [`The policy is met: quorum ${policy.quorum}.`] : []),
  ];
}

const UNSIGNED =
  "Entries, tiles and checkpoint fit together. Who signed the checkpoint was NOT checked: give the log's key with --key.";
const OWN_KEY = 'Checked with the key in the copy itself: give --key to check with the one you know.';
