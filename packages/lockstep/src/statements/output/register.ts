/** The register of a workspace, speaker by speaker. */
import type { Assessment, StatementResult } from '@lockstep/core/assessment';
import { type Day, dayFromIso, isoFromDay } from '@lockstep/core/calendar';
import { type DriftFinding, drift, origins, primaryOf, timelines } from '@lockstep/core/statements';
import { wrap } from '../../output/wrap.ts';
import { SAY } from '../words.ts';

/** What one speaker said, oldest first, and in which capacity from when to when. */
export interface SpeakerJson {
  readonly speaker: string;
  readonly party: string;
  readonly capacities: readonly {
    readonly capacity: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly statements: readonly (StatementResult & { readonly drift: DriftJson | null })[];
}

/** What became of the words of `from` in a paraphrase or a translation of them. */
export interface DriftJson {
  readonly from: string;
  readonly findings: readonly DriftFinding[];
}

function driftOf(one: StatementResult, all: readonly StatementResult[]): DriftJson | null {
  const primary = primaryOf(one, all);
  return primary ? { from: primary.id, findings: drift(primary.text, one.text).findings } : null;
}

const WIDTH = 100;

/** One entry per speaker, in order of name; only `speaker`, where one is named (in any case, or a part of the name). */
export function registerJson({ statements, asOf }: Assessment, speaker?: string): SpeakerJson[] {
  const byId = new Map(statements.map((one) => [one.id, one]));
  const wanted = speaker?.toLowerCase();
  const day = (iso: string): Day => dayFromIso(iso) ?? 0;
  const onRecord = statements
    .filter((one) => wanted === undefined || one.speaker.toLowerCase().includes(wanted))
    .map(({ id, said, speaker: who, capacity, party, text, bearsOn, relates }) => ({
      id,
      said: day(said),
      speaker: who,
      capacity,
      party,
      text,
      bearsOn,
      relates,
    }));
  return timelines(onRecord, day(asOf)).map((line) => ({
    speaker: line.speaker,
    party: line.statements[0]?.party ?? '',
    capacities: line.capacities.map(({ capacity, from, to }) => ({
      capacity,
      from: isoFromDay(from),
      to: isoFromDay(to),
    })),
    statements: line.statements.flatMap(({ id }) => {
      const one = byId.get(id);
      return one ? [{ ...one, drift: driftOf(one, statements) }] : [];
    }),
  }));
}

export function registerText(assessment: Assessment, speaker?: string): string {
  const lines = registerJson(assessment, speaker);
  const { asOf, known, statements } = assessment;
  if (lines.length === 0) return SAY.register.none;
  const byId = new Map(statements.map((one) => [one.id, one]));
  const ahead = lines.flatMap((line) => line.statements).filter((one) => one.ahead !== null).length;
  const name = (id: string): string =>
    assessment.agreement.parties.find((party) => party.id === id)?.label ?? id;
  const heads = lines.map((line) => {
    const roles = line.capacities.map(({ capacity }) => capacity).filter((one) => one !== '');
    return [
      [line.speaker, name(line.party), ...new Set(roles)].filter((part) => part !== '').join(', '),
      ...line.statements.map((one) => statementText(one, byId)),
    ].join('\n');
  });
  const listed = lines.flatMap((line) => line.statements);
  const different = origins(listed).length;
  return `${SAY.register.heading(asOf, known)}\n\n${heads.join('\n\n')}\n\n${SAY.register.counts(listed.length, different, lines.length, ahead)}\n`;
}

function statementText(
  one: SpeakerJson['statements'][number],
  byId: ReadonlyMap<string, StatementResult>,
): string {
  const words = one.kind === 'verbatim' ? `“${one.text}”` : `${one.text} (${one.kind})`;
  const indent = ' '.repeat(14);
  const notes = [
    ...(one.ahead === null ? [] : [one.ahead.reason]),
    ...(one.drift === null
      ? []
      : [SAY.register.drift(byId.get(one.drift.from)?.said ?? '', one.drift.findings)]),
    ...one.differs.flatMap(({ from, how }) => {
      const other = byId.get(from);
      return other ? [SAY.register.differs(other.speaker, other.said, how)] : [];
    }),
  ];
  return [words, ...notes.map((note) => `! ${note}`)]
    .map((line, i) => (i === 0 ? `  ${one.said}  ` : indent) + wrap(line, WIDTH - indent.length, indent))
    .join('\n');
}
