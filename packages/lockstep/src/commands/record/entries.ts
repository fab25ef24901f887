/** Entries: `record add`, `note`, `show`, `prove`. */
import { resolve } from 'node:path';
import { councilAt } from '@lockstep/core/council';
import { formatInstant, parseCheckpoint, parseEntry, RecordError } from '@lockstep/core/record';
import type { Register } from '../../cli/context.ts';
import { EXIT, type Io } from '../../cli/io.ts';
import { Problem } from '../../cli/problem.ts';
import {
  addSigned,
  notePlan,
  openRecord,
  proofOf,
  readGiven,
  recordFolder,
  sentenceOf,
} from '../../council/index.ts';
import { openReader, placeFile } from '../../record/index.ts';
import { wordsOf } from '../council/acts.ts';
import { type ActOptions, actCommand, dirAnd, run, say } from '../council/options.ts';
import { COUNCIL } from '../council/words.ts';
import { RECORD_COMMANDS } from './words.ts';

/** `lockstep record add [DIR] FILE`: the keeper records what somebody signed elsewhere. */
export const add: Register = (record, context) => {
  record
    .command('add')
    .argument('[names...]', 'the workspace (default: the current folder) and the file')
    .usage('[DIR] FILE [options]')
    .description('record an entry that somebody signed elsewhere (--to FILE)')
    .option('--at <time>', 'when the record receives it, which is what counts (default: now)')
    .option('--yes', 'record it; without this, only say what it says and does')
    .option('--proof <file>', 'where to put the proof that it is in the record, for its author')
    .option('--log-key <file>', "the log's key, where it is not kept with the record")
    .option('--json', 'as JSON')
    .action(async (names: string[], flags: ActOptions) => {
      const { dir, rest } = dirAnd(names, 1);
      const [file] = rest;
      if (file === undefined || rest.length > 1)
        throw new Problem(COUNCIL.oneOf('lockstep record add [DIR] FILE'));
      say(context, await addSigned(context.io, dir, file, flags), flags);
    });
};

/** `lockstep record note [DIR] --say TEXT`: a reply, a remark; for parties and observers too. */
export const note: Register = (record, context) => {
  actCommand(record, 'note', '', 'put a reply or a remark on record')
    .option('--say <text>', 'the words')
    .option('--text <file>', 'the words, from a file')
    .option('--about <subject>', 'what it is about: a condition, a commitment, an entry')
    .action(async (names: string[], flags: ActOptions & { say?: string; text?: string; about?: string }) => {
      const { dir, rest } = dirAnd(names, 0);
      if (rest.length > 0) throw new Problem(COUNCIL.tooMany('lockstep record note [DIR]'));
      await run(context, dir, notePlan(wordsOf(flags, context), flags.about), flags);
    });
};

interface ShowFlags {
  readonly payload?: boolean;
  readonly signature?: boolean;
  readonly json?: boolean;
}

/** `lockstep record show [DIR] [ENTRY]`. */
export const show: Register = (record, { io, exit }) => {
  record
    .command('show')
    .argument('[names...]', 'the workspace (default: the current folder) and the number of an entry')
    .usage('[DIR] [ENTRY] [options]')
    .description('the entries in plain words, or one as it stands in the record')
    .option('--payload', 'only the signed line of the entry: what `ssh-keygen -Y verify` reads')
    .option('--signature', 'only its signature')
    .option('--json', 'as JSON')
    .action((names: string[], flags: ShowFlags) => {
      const last = names.at(-1);
      const index = last !== undefined && /^\d+$/.test(last) ? Number(last) : undefined;
      const dir = (index === undefined ? names : names.slice(0, -1))[0] ?? '.';
      io.out(index === undefined ? listing(dir, flags) : single(dir, index, flags));
      exit(EXIT.ok);
    });

  function single(dir: string, index: number, flags: ShowFlags): string {
    const bytes = openReader(recordFolder(io.cwd, dir)).entry(index);
    const entry = parseEntry(bytes);
    if (flags.payload) return entry.line;
    if (flags.signature) return entry.armour;
    return flags.json ? `${JSON.stringify(entry.payload, null, 2)}\n` : Buffer.from(bytes).toString('utf8');
  }

  function listing(dir: string, flags: ShowFlags): string {
    const open = openRecord(io.cwd, dir);
    const { acts } = open.reading;
    const council = councilAt(open.input, Number.POSITIVE_INFINITY);
    const rows = acts.map(({ index, received, payload }) => ({
      entry: index,
      received: formatInstant(received),
      by: payload.by,
      kind: payload.kind,
      words: sentenceOf(payload, open.roster, council),
    }));
    if (flags.json) return `${JSON.stringify(rows, null, 2)}\n`;
    return rows
      .map(({ entry, received, words }) => `${String(entry).padStart(4)}  ${received}  ${words}\n`)
      .join('');
  }
};

function checkpointOption(io: Io, path: string | undefined): Uint8Array | undefined {
  if (path === undefined) return undefined;
  const bytes = readGiven(io.cwd, path);
  try {
    parseCheckpoint(bytes);
    return bytes;
  } catch (error) {
    if (error instanceof RecordError) throw new Problem(error.message, { file: path });
    throw error;
  }
}

/** `lockstep record prove [DIR] ENTRY [-o FILE]`: one file for an outsider. */
export const prove: Register = (record, { io, exit }) => {
  record
    .command('prove')
    .argument('[names...]', 'the workspace (default: the current folder) and the number of the entry')
    .usage('[DIR] ENTRY [options]')
    .description('one file that shows an outsider that an entry is in the record (.tlog-proof)')
    .option('-o, --output <file>', 'where to put it (default: standard output)')
    .option(
      '--checkpoint <file>',
      'prove it against this earlier checkpoint, such as a cosigned one (default: the newest, with its cosignatures)',
    )
    .option('--json', 'what was written as JSON')
    .action((names: string[], flags: { output?: string; checkpoint?: string; json?: boolean }) => {
      const { output, json } = flags;
      const { dir, rest } = dirAnd(names, 1);
      const [text] = rest;
      if (text === undefined || !/^\d+$/.test(text)) throw new Problem(RECORD_COMMANDS.notNumber(text ?? ''));
      const proof = proofOf(recordFolder(io.cwd, dir), Number(text), checkpointOption(io, flags.checkpoint));
      if (output === undefined) io.out(Buffer.from(proof).toString('utf8'));
      else {
        placeFile(resolve(io.cwd, output), proof, false);
        io.out(
          json
            ? `${JSON.stringify({ entry: Number(text), file: output }, null, 2)}\n`
            : RECORD_COMMANDS.wroteProof(Number(text), output),
        );
      }
      exit(EXIT.ok);
    });
};
