import { resolve } from 'node:path';
import { Problem } from '../../cli/problem.ts';
import { rejectionText } from '../csv/rejection.ts';
import type { Progress } from '../csv/table.ts';
import { requireFile } from '../csv/text.ts';
import { digestOf } from '../pins/file.ts';
import { type Pin, SOURCE_KIND } from '../pins/schema.ts';
import { say } from '../words.ts';
import { type Candidate, commitFile } from './commit.ts';
import { asOnlyWriter } from './lock.ts';
import type { ImportOptions } from './options.ts';
import type { ImportOutcome } from './outcome.ts';
import { settingsFor } from './settings.ts';
import { type Staged, stageAreas, stageRows } from './stage.ts';
import { openTarget, pathInside, sourceName, type Target } from './target.ts';

export interface ImportRequest {
  readonly dir: string;
  readonly cwd: string;
  readonly files: readonly string[];
  readonly options: ImportOptions;
  readonly progress?: (file: string) => Progress;
}

export interface ImportResult {
  readonly dir: string;
  /** Whether the folder holds an agreement. */
  readonly hasAgreement: boolean;
  readonly files: readonly ImportOutcome[];
}

/**
 * Imports files into a workspace: reads and checks all of them, then takes them in one by one. Nothing is written
 * unless every file has something usable. Throws a `Problem` otherwise.
 */
export async function importFiles(request: ImportRequest): Promise<ImportResult> {
  const target = await openTarget(request.dir);
  const candidates: Candidate[] = [];
  for (const given of request.files) candidates.push(await stage(given, request, target));
  const files = await asOnlyWriter(request.dir, `lockstep import ${request.options.kind}`, async () => {
    const outcomes: ImportOutcome[] = [];
    for (const candidate of candidates) outcomes.push(await commitFile(candidate, request.options, target));
    return outcomes;
  });
  return { dir: request.dir, hasAgreement: target.hasAgreement, files };
}

async function stage(
  given: string,
  { cwd, options, progress }: ImportRequest,
  target: Target,
): Promise<Candidate> {
  const path = resolve(cwd, given);
  await requireFile(path, given);
  const source = sourceName(target, path, options);
  requireSameKind(target, source, options, given);
  const before = await earlierPin(target, source, path);
  const staged =
    options.kind === 'areas'
      ? await stageAreas(path, given, target)
      : await stageRows(
          path,
          given,
          { kind: options.kind, ...settingsFor(options, before) },
          target,
          progress?.(given),
        );
  requireUsable(staged, given, options);
  return { given, path, source, staged, before };
}

/** A source holds one kind of evidence. */
function requireSameKind(target: Target, source: string, { kind }: ImportOptions, given: string): void {
  if (kind === 'areas') return;
  const declared = target.agreement?.sources.find((one) => one.id === source)?.kind;
  const pinned = target.pins.find((pin) => pin.source === source && pin.kind !== 'areas');
  const held = declared ?? (pinned && pinned.kind !== 'areas' ? SOURCE_KIND[pinned.kind] : undefined);
  if (held !== undefined && held !== SOURCE_KIND[kind]) {
    throw new Problem(say.otherKind(source, held, SOURCE_KIND[kind]), { file: given });
  }
}

async function earlierPin(target: Target, source: string, path: string): Promise<Pin | undefined> {
  const mine = target.pins.filter((pin) => pin.source === source);
  if (mine.length === 0) return undefined;
  const sha256 = await digestOf(path);
  const inside = pathInside(target.dir, path);
  return mine.find((pin) => pin.sha256 === sha256) ?? mine.find((pin) => pin.file === inside);
}

const SHOWN = 5;

function requireUsable({ kept, leftOut, report }: Staged, given: string, { country }: ImportOptions): void {
  if (kept > 0) return;
  if (leftOut > 0 && report.rejectedRows === 0)
    throw new Problem(say.nothingOf(country ?? ''), { file: given });
  if (report.rows === 0) throw new Problem(say.noRows, { file: given });
  const [first, ...others] = report.rejected.slice(0, SHOWN);
  const more = others.map((one) => `\n  line ${one.line}: ${rejectionText(one)}`).join('');
  throw new Problem(
    `${say.nothingUsable(report.rejectedRows)} ${first ? rejectionText(first) : ''}${more}`,
    first ? { file: given, line: first.line } : { file: given },
  );
}
