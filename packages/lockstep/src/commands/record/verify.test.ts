/** Logs of another implementation: the test log that Trillian Tessera publishes, laid out as it publishes it. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  appendLeaf,
  emptyFrontier,
  encodeBundle,
  frontierRoot,
  leafHash,
  parseSignerKey,
  partialTiles,
  signCheckpoint,
  tilePath,
} from '@lockstep/core/record';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockstep } from '../../testing/run.ts';

// Its keys, as published with it. The signatures of Ed25519 leave no choice, so what is made here is what it publishes.
const SIGNER = 'PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg';
const VERIFIER = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
const WORDS = 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten'.split(
  ' ',
);
const PUBLISHED = `example.com/log/testdata
15
rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=

— example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=
`;

let base: string;
let log: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'lockstep-log-'));
  log = join(base, 'log');
  const put = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(log, path)), { recursive: true });
    writeFileSync(join(log, path), bytes);
  };
  put('.state/treeState', '{"size":15}');
  put('key.pub', `${VERIFIER}\n`);
  const frontier = emptyFrontier();
  const signer = parseSignerKey(SIGNER);
  const entries: Uint8Array[] = [];
  for (let size = 0; size <= WORDS.length; size++) {
    const head = { origin: signer.name, size, root: frontierRoot(frontier), extensions: [] };
    put(`checkpoint.${size}`, signCheckpoint(head, signer));
    for (const { tile, bytes } of partialTiles(frontier)) put(tilePath(tile), bytes);
    if (size > 0) put(tilePath({ level: 'entries', index: 0, width: size }), encodeBundle(entries));
    const word = WORDS[size];
    if (word === undefined) continue;
    entries.push(Buffer.from(word));
    appendLeaf(frontier, leafHash(Buffer.from(word)));
  }
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('a log of another implementation', () => {
  it('is as it was published', () => {
    expect(readFileSync(join(log, 'checkpoint.15'), 'utf8')).toBe(PUBLISHED);
  });

  it('verifies at every size from 0 to 15', async () => {
    for (let size = 0; size <= 15; size++) {
      const ran = await lockstep(
        base,
        'record',
        'verify',
        'log',
        '--checkpoint',
        `log/checkpoint.${size}`,
        '--key',
        VERIFIER,
      );
      expect(ran.out).toContain('It verifies.');
      expect(ran.code).toBe(0);
      copyFileSync(join(log, `checkpoint.${size}`), join(log, 'checkpoint'));
      const again = await lockstep(base, 'record', 'verify', 'log', '--key', 'log/key.pub', '--json');
      expect(JSON.parse(again.out)).toMatchObject({
        ok: true,
        size,
        origin: 'example.com/log/testdata',
        entries: null,
      });
    }
  });

  it('does not verify with another key, another entry, or a checkpoint of another log', async () => {
    copyFileSync(join(log, 'checkpoint.7'), join(log, 'checkpoint'));
    const verify = (...more: readonly string[]) => lockstep(base, 'record', 'verify', 'log', ...more);
    const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(await verify('--key', other)).toMatchObject({
      code: 1,
      out: expect.stringContaining('is not signed by PeterNeumann'),
    });
    expect(await verify()).toMatchObject({
      code: 0,
      out: expect.stringContaining("NOT checked: give the log's key with --key"),
    });
    const bundle = join(log, 'tile/entries/000.p/7');
    const bytes = readFileSync(bundle);
    writeFileSync(
      bundle,
      bytes.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
    );
    expect(await verify('--key', VERIFIER)).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        'WRONG  tile/entries/000.p/7, bytes 0 to 4, entry 0: it is not what was recorded',
      ),
    });
    writeFileSync(bundle, bytes);
    const seen = ['--seen', 'log/checkpoint.3', '--seen', 'log/checkpoint.15'];
    expect(await verify('--key', VERIFIER, ...seen)).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        'WRONG  log/checkpoint.15: a record of 15 entries was signed, this one has 7: it was rolled back',
      ),
    });
  });
});
