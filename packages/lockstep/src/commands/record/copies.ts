/** What goes out: `record cosign` and `record release`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  ALLOWED_SIGNERS,
  CHECKPOINT,
  COSIGNED,
  cosign as cosignText,
  formatInstant,
  formatNote,
  formatRelease,
  LOG_KEY,
  type Note,
  PINNED,
  POLICY,
  parseCheckpoint,
  parseEntry,
  pinsOf,
  RELEASE,
  release as redact,
  tileOfPath,
} from '@lockstep/core/record';
import type { Register } from '../../cli/context.ts';
import { EXIT } from '../../cli/io.ts';
import { Problem } from '../../cli/problem.ts';
import {
  atOption,
  memberKey,
  nameOf,
  notAhead,
  openRecord,
  ownerOf,
  readGiven,
  SIGN,
} from '../../council/index.ts';
import {
  auditFolder,
  below,
  fastSign,
  openReader,
  placeDurably,
  placeFile,
  readIfThere,
  whileLocked,
} from '../../record/index.ts';
import { RECORD_COMMANDS } from './words.ts';

interface CosignFlags {
  readonly key: string;
  readonly at?: string;
  readonly seen: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
}

const list = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `lockstep record cosign [DIR] --key FILE`: "this is the record that I have seen". It agrees to nothing. */
export const cosign: Register = (record, { io, exit }) => {
  record
    .command('cosign [DIR]')
    .description('cosign the checkpoint: at this time, this is the record that I have seen')
    .requiredOption('--key <file>', "the member's private SSH key")
    .option('--at <time>', 'when it was seen (default: now)')
    .option(
      '--seen <file>',
      'checkpoints seen before, of which this must be a continuation (may be repeated)',
      list,
      [],
    )
    .option('--yes', 'sign and keep it with the record')
    .option('--json', 'as JSON')
    .action((dir: string | undefined, flags: CosignFlags) => {
      const open = openRecord(io.cwd, dir ?? '.');
      const { folder, roster, files } = open;
      const at = atOption(flags.at, roster.zone);
      const seen = flags.seen.map((from) => ({ from, bytes: readGiven(io.cwd, from) }));
      const audit = auditFolder(folder, { seen });
      const wrong = audit.findings.find(({ severity }) => severity === 'error');
      if (wrong) throw new Problem(RECORD_COMMANDS.notVerified(wrong.place, wrong.what));
      const key = memberKey(io.cwd, flags.key);
      if (!key.seed) throw new Problem(RECORD_COMMANDS.needOpenKey(flags.key));
      const by = ownerOf(roster, key.publicKey, at);
      if (by === undefined) throw new Problem(SIGN.whoseKey(flags.key));
      const { head, note } = parseCheckpoint(files.read(CHECKPOINT) ?? new Uint8Array(0));
      const name = nameOf(roster, by);
      const path = `${COSIGNED}${head.size}`;
      const say = (done: boolean, text: string) => {
        const told = {
          by,
          size: head.size,
          root: Buffer.from(head.root).toString('base64'),
          at: formatInstant(at),
        };
        io.out(flags.json ? `${JSON.stringify({ ...told, file: done ? path : null }, null, 2)}\n` : text);
        exit(EXIT.ok);
      };
      if (flags.yes !== true) {
        const root = Buffer.from(head.root).toString('base64');
        return say(false, RECORD_COMMANDS.willCosign(name, head.size, root, formatInstant(at)));
      }
      notAhead(at, roster.zone);
      const signer = { name: `${roster.origin}/${by}`, seed: key.seed };
      const signature = cosignText(note.text, at, signer, fastSign);
      // Two members may cosign at once: neither signature may get lost.
      whileLocked(folder, () => {
        const kept = readIfThere(below(folder, path));
        const before: Note = kept ? parseCheckpoint(kept).note : note;
        const others = before.signatures.filter((one) => one.name !== signature.name);
        placeDurably(below(folder, path), formatNote({ ...before, signatures: [...others, signature] }));
      });
      say(true, RECORD_COMMANDS.cosigned(name, head.size, path));
    });
};

interface ReleaseFlags {
  readonly for: string;
  readonly show: readonly string[];
  readonly output: string;
  readonly json?: boolean;
}

/** `lockstep record release [DIR] --for WHOM --show CLASS -o DIR`: a copy with entries withheld, under the same root. */
export const release: Register = (record, { io, exit }) => {
  record
    .command('release [DIR]')
    .description('a copy for an audience: entries of other classes are withheld, and it still verifies')
    .requiredOption('--for <audience>', 'for whom the copy is')
    .option(
      '--show <class>',
      'a class of entries that it may see, beside public ones (may be repeated)',
      list,
      [],
    )
    .requiredOption('-o, --output <dir>', 'the new folder')
    .option('--json', 'as JSON')
    .action((dir: string | undefined, flags: ReleaseFlags) => {
      const { folder, files } = openRecord(io.cwd, dir ?? '.');
      if (files.paths.includes(RELEASE)) throw new Problem(RECORD_COMMANDS.isCopy);
      const out = resolve(io.cwd, flags.output);
      if (existsSync(out)) throw new Problem(RECORD_COMMANDS.outThere(flags.output));
      const reader = openReader(folder);
      const copy = redact(
        reader.entries(),
        flags.for,
        (name) => name === 'public' || flags.show.includes(name),
      );
      const shown = copy.entries.flatMap((item) => ('entry' in item ? [item.entry] : []));
      const pins = new Set(
        shown.flatMap((entry) => pinsOf(parseEntry(entry).payload)).map((pin) => `${PINNED}${pin}`),
      );
      const goes = (path: string) =>
        [CHECKPOINT, LOG_KEY, ALLOWED_SIGNERS, POLICY].includes(path) ||
        path.startsWith(COSIGNED) ||
        pins.has(path) ||
        (tileOfPath(path) !== undefined && tileOfPath(path)?.level !== 'entries');
      for (const path of files.paths.filter(goes)) {
        const bytes = files.read(path);
        if (bytes) placeFile(below(out, path), bytes, false);
      }
      placeFile(below(out, RELEASE), formatRelease(copy), false);
      const withheld = copy.entries.length - shown.length;
      const told = { output: flags.output, audience: flags.for, shown: shown.length, withheld };
      io.out(
        flags.json
          ? `${JSON.stringify(told, null, 2)}\n`
          : RECORD_COMMANDS.released(flags.output, shown.length, withheld),
      );
      exit(EXIT.ok);
    });
};
