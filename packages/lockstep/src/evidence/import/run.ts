import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Problem } from '../../cli/problem.ts';
import { rejectionText } from '../csv/rejection.ts';
import type { Progress } from '../csv/table.ts';
import { requireFile } from '../csv/text.ts';
import { LARGE, unpackedBytes } from '../index/file.ts';
import { isEventKind } from '../kinds/index.ts';
import { digestOf, requirePinned } from '../pins/file.ts';
import { type Pin, SOURCE_KIND } from '../pins/schema.ts';
import { say } from '../words.ts';
import { type Candidate, commitFile } from './commit.ts';
import { asOnlyWriter } from './lock.ts';
import type { ImportOptions } from './options.ts';
import type { ImportOutcome } from './outcome.ts';
import { settingsFor } from './settings.ts';
import { discardStaged, type Staged, stageAreas, stageEvents, stageRows } from './stage.ts';
import { openTarget, pathInside, sourceName, type Target } from './target.ts';

export interface ImportRequest {
  readonly dir: string;
  readonly cwd: string;
  readonly files: readonly string[];
  readonly options: ImportOptions;
  readonly progress?: (file: string) => Progress;
  /** Bytes from which events go straight into an index. */
  readonly large?: number;
}

export interface ImportResult {
  readonly dir: string;
  /** Whether the folder holds an agreement. */
  readonly hasAgreement: boolean;
  /** Whether that agreement could be read, so that its names and areas were used. */
  readonly agreementRead: boolean;
  readonly files: readonly ImportOutcome[];
}

/**
 * Imports files into a workspace: reads and checks all of them, then takes them in one by one. Nothing is written
 * unless every file has something usable. Throws a `Problem` otherwise.
 */
export async function importFiles(request: ImportRequest): Promise<ImportResult> {
  const target = await openTarget(request.dir);
  const candidates: Candidate[] = [];
  try {
    for (const given of request.files) candidates.push(await stage(given, request, target));
    await requireOthers(candidates, target);
    const files = await asOnlyWriter(request.dir, `lockstep import ${request.options.kind}`, async () => {
      const outcomes: ImportOutcome[] = [];
      for (const candidate of candidates) outcomes.push(await commitFile(candidate, request.options, target));
      return outcomes;
    });
    return {
      dir: request.dir,
      hasAgreement: target.hasAgreement,
      agreementRead: target.agreement !== undefined,
      files,
    };
  } finally {
    for (const { staged } of candidates) await discardStaged(staged);
  }
}

async function stage(given: string, request: ImportRequest, target: Target): Promise<Candidate> {
  const { cwd, options, progress, large = LARGE } = request;
  const path = resolve(cwd, given);
  await requireFile(path, given);
  const source = sourceName(target, path, options);
  requireSameKind(target, source, options, given);
  const before = await earlierPin(target, source, path);
  const reading = { kind: options.kind, ...settingsFor(options, before) };
  const seen = await stat(path);
  let staged: Staged;
  if (options.kind === 'areas') staged = await stageAreas(path, given, target);
  else if (isEventKind(options.kind) && unpackedBytes(seen.size, path) >= large) {
    staged = await stageEvents(path, given, reading, target, source, progress?.(given));
  } else staged = await stageRows(path, given, reading, target, progress?.(given));
  try {
    requireUsable(staged, given, options, before);
  } catch (error) {
    await discardStaged(staged);
    throw error;
  }
  return { given, path, source, staged, seen, before };
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

/**
 * The other files of the sources that are imported are compared with the new ones: they have to be as they were, or
 * the workspace would be left with a new file that it cannot use.
 */
async function requireOthers(candidates: readonly Candidate[], { dir, pins }: Target): Promise<void> {
  for (const pin of pins) {
    const [source] = candidates.filter((one) => one.source === pin.source);
    if (pin.kind === 'areas' || source === undefined) continue;
    if (candidates.some(({ before }) => before?.file === pin.file)) continue;
    const path = join(dir, pin.file);
    // Of a large file only the size, here: its bytes are read when it is put into the index.
    const size = pin.bytes < LARGE ? undefined : (await stat(path).catch(() => undefined))?.size;
    if (size !== pin.bytes) requirePinned(pin, await digestOf(path));
  }
}

async function earlierPin(target: Target, source: string, path: string): Promise<Pin | undefined> {
  const mine = target.pins.filter((pin) => pin.source === source);
  if (mine.length === 0) return undefined;
  const sha256 = await digestOf(path);
  const inside = pathInside(target.dir, path);
  // A pinned file that was changed in its place is meant itself, also where another one holds the same bytes.
  return mine.find((pin) => pin.file === inside) ?? mine.find((pin) => pin.sha256 === sha256);
}

const SHOWN = 5;

function requireUsable(
  { kept, leftOut, report }: Staged,
  given: string,
  { country, covers }: ImportOptions,
  before: Pin | undefined,
): void {
  if (kept > 0) return;
  // That nothing happened is evidence too, where it is stated for which days.
  const stated = covers !== undefined || before?.covers?.by === 'stated';
  if (report.rows === 0 && stated) return;
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
