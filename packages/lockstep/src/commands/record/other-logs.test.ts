/**
 * Logs, cosignatures and proofs of other implementations. They are made here by a small one of its own, written from
 * RFC 6962 and the C2SP specifications with nothing of Lockstep in it.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bench, founded } from '../../testing/council.ts';
import { lockstep } from '../../testing/run.ts';

const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const ascii = (text: string) => Buffer.from(text, 'utf8');

interface Signer {
  readonly name: string;
  readonly type: number;
  readonly id: Buffer;
  readonly vkey: string;
  readonly sign: (message: Uint8Array) => Buffer;
}

/** Type 1 signs notes, type 4 cosigns (c2sp.org/signed-note). */
function signer(name: string, type: number, secret = name): Signer {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), sha(ascii(secret))]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const typed = Buffer.concat([Buffer.of(type), raw]);
  const id = sha(ascii(`${name}\n`), typed).subarray(0, 4);
  const vkey = `${name}+${id.toString('hex')}+${typed.toString('base64')}`;
  return { name, type, id, vkey, sign: (message) => sign(null, message, key) };
}
const line = ({ name, id }: Pick<Signer, 'name' | 'id'>, bytes: Uint8Array) =>
  `\u2014 ${name} ${Buffer.concat([id, bytes]).toString('base64')}\n`;
const signature = (text: string, by: Signer) => line(by, by.sign(ascii(text)));
function cosignature(text: string, by: Signer, time: number): string {
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  return line(by, Buffer.concat([stamp, by.sign(ascii(`cosignature/v1\ntime ${time}\n${text}`))]));
}

/** MTH and PATH, as RFC 6962 section 2.1 defines them. */
const below = (n: number) => 2 ** Math.floor(Math.log2(n - 1));
function mth(d: readonly Buffer[]): Buffer {
  if (d.length === 0) return sha();
  if (d.length === 1) return sha(Buffer.of(0), d[0]!);
  const k = below(d.length);
  return sha(Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}
function path(m: number, d: readonly Buffer[]): Buffer[] {
  if (d.length === 1) return [];
  const k = below(d.length);
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}

const LOG = signer('log.example/other', 1);
/** Whatever bytes: none at all, no UTF-8, line ends, something that looks like ours. */
const ODD = [Buffer.alloc(0), Buffer.from('fffe00c0', 'hex'), ascii('{"format":\n'), ascii('\u2014 x y\n\n')];
const entriesOf = (size: number) =>
  Array.from({ length: size }, (_, i) => ODD[i] ?? Buffer.from(`entry ${i} `.repeat(i % 7)));

const textOf = (d: readonly Buffer[], origin = LOG.name) =>
  `${origin}\n${d.length}\n${mth(d).toString('base64')}\n`;
const note = (text: string, ...lines: readonly string[]) => `${text}\n${lines.join('')}`;

/** `checkpoint`, `tile/0/000.p/N`, `tile/entries/000.p/N` and so on (c2sp.org/tlog-tiles). */
function filesOf(d: readonly Buffer[]): Map<string, Uint8Array | string> {
  const text = textOf(d);
  const files = new Map<string, Uint8Array | string>([['checkpoint', note(text, signature(text, LOG))]]);
  const put = (level: string, bytes: (from: number, to: number) => Uint8Array, count: number) => {
    for (let n = 0; n * 256 < count; n++) {
      const width = Math.min(256, count - n * 256);
      const end = width < 256 ? `.p/${width}` : '';
      files.set(`tile/${level}/${String(n).padStart(3, '0')}${end}`, bytes(n * 256, n * 256 + width));
    }
  };
  const bundle = (from: number, to: number) =>
    Buffer.concat(
      d.slice(from, to).flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 255), entry]),
    );
  put('entries', bundle, d.length);
  for (let level = 0, span = 1; span <= d.length; level++, span *= 256) {
    const hashes = (from: number, to: number) =>
      Buffer.concat(
        Array.from({ length: to - from }, (_, i) => mth(d.slice((from + i) * span, (from + i + 1) * span))),
      );
    put(String(level), hashes, Math.floor(d.length / span));
  }
  return files;
}

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lockstep-other-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(name: string, content: Uint8Array | string): string {
  mkdirSync(dirname(join(base, name)), { recursive: true });
  writeFileSync(join(base, name), content);
  return name;
}
function log(files: ReadonlyMap<string, Uint8Array | string>): void {
  rmSync(join(base, 'log'), { recursive: true, force: true });
  for (const [name, content] of files) write(`log/${name}`, content);
}
const verify = (...argv: readonly string[]) => lockstep(base, 'record', 'verify', ...argv);
const NOT_OURS = 'its entries are not those of Lockstep: only the tree was checked';

describe('a log of another implementation', () => {
  it('of any size and with entries of any bytes verifies', async () => {
    for (const size of [...Array(16).keys(), 255, 256, 257, 600]) {
      log(filesOf(entriesOf(size)));
      const ran = await verify('log', '--key', LOG.vkey, '--json');
      expect(JSON.parse(ran.out), `${size} entries`).toMatchObject({
        ok: true,
        size,
        root: mth(entriesOf(size)).toString('base64'),
        key: { name: LOG.name, given: true },
        findings: [{ severity: 'note', what: NOT_OURS }],
      });
      expect(ran.code).toBe(0);
    }
  });

  it('without a key is checked as far as that goes, which is said', async () => {
    log(filesOf(entriesOf(5)));
    expect(await verify('log')).toEqual({
      code: 0,
      err: '',
      out: [
        'log.example/other: 5 entries',
        `root ${mth(entriesOf(5)).toString('base64')}`,
        'note   checkpoint: there is no key to check its signature with',
        `note   checkpoint: ${NOT_OURS}`,
        "Entries, tiles and checkpoint fit together. Who signed the checkpoint was NOT checked: give the log's key with --key.",
        '',
      ].join('\n'),
    });
    const other = textOf(entriesOf(6)).replace('\n6\n', '\n5\n');
    write('log/checkpoint', note(other, signature(other, LOG)));
    expect(await verify('log')).toMatchObject({
      code: 1,
      out: expect.stringContaining('other entries were recorded'),
    });
  });

  it('does not verify once any byte of any file of it is changed', async () => {
    const files = filesOf(entriesOf(5));
    log(files);
    for (const [name, content] of files) {
      const bytes = Buffer.from(content);
      // Every byte is tried in the audit's own tests; here some of each file.
      for (let at = 0; at < bytes.length; at += 1 + Math.floor(bytes.length / 12)) {
        bytes[at]! ^= 1;
        write(`log/${name}`, bytes);
        const ran = await verify('log', '--key', LOG.vkey);
        expect(ran.code, `${name}, byte ${at}`).toBe(1);
        expect(ran.out, `${name}, byte ${at}`).toContain(`WRONG  ${name}`);
        bytes[at]! ^= 1;
      }
      write(`log/${name}`, bytes);
    }
  });

  it('may be signed by others too: unknown signatures are ignored, a bad one of the known key is not', async () => {
    const d = entriesOf(7);
    const text = textOf(d);
    log(filesOf(d));
    const good = signature(text, LOG);
    const others = [
      signature(text, signer('somebody.example', 1)),
      // The same name under another key, and another name with the same id.
      line({ name: LOG.name, id: Buffer.from('01020304', 'hex') }, Buffer.alloc(64, 7)),
      line({ name: 'log.example/alias', id: LOG.id }, Buffer.alloc(64, 7)),
      // A signature as long as those after quantum computers.
      line({ name: 'quantum.example', id: Buffer.from('0a0b0c0d', 'hex') }, Buffer.alloc(2428, 9)),
      cosignature(text, signer('w1.example', 4), 1_700_000_000),
    ];
    write('log/checkpoint', note(text, ...others.slice(0, 2), good, ...others.slice(2)));
    expect(await verify('log', '--key', LOG.vkey)).toMatchObject({ code: 0 });
    const bad = line(LOG, Buffer.alloc(64, 1));
    for (const [lines, why] of [
      [others, 'its signature does not verify|bears signatures of'],
      [[bad], 'its signature does not verify'],
      [[good, bad], 'its signature does not verify'],
      [[bad, good, ...others], 'its signature does not verify'],
    ] as const) {
      write('log/checkpoint', note(text, ...lines));
      const ran = await verify('log', '--key', LOG.vkey);
      expect(ran.code).toBe(1);
      expect(ran.out).toMatch(new RegExp(`WRONG {2}checkpoint: the checkpoint is not signed by .*(${why})`));
    }
  });

  it('is not looked through for ever where its checkpoint lies about its size', async () => {
    log(filesOf(entriesOf(3)));
    const text = textOf(entriesOf(3)).replace('\n3\n', '\n9007199254740991\n');
    write('log/checkpoint', note(text, signature(text, LOG)));
    expect(await verify('log', '--key', LOG.vkey)).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        'it says 9007199254740991 entries; there is room for 512 in the tiles here',
      ),
    });
  });
});

describe('a policy', () => {
  const [w1, w2, w3] = ['w1.example', 'w2.example', 'w3.example'].map((name) => signer(name, 4)) as [
    Signer,
    Signer,
    Signer,
  ];
  const POLICY = `log ${LOG.vkey}\nwitness W1 ${w1.vkey}\nwitness W2 ${w2.vkey}\nwitness W3 ${w3.vkey}\ngroup two 2 W1 W2 W3\nquorum two\n`;
  const d = entriesOf(9);
  const text = textOf(d);

  it('names the log and who must have cosigned its checkpoint', async () => {
    log(filesOf(d));
    write('policy', POLICY);
    write('log/checkpoint', note(text, signature(text, LOG), cosignature(text, w3, 1_700_000_000)));
    expect(await verify('log', '--policy', 'policy')).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        'WRONG  checkpoint: the quorum “two” of the policy has not cosigned it: only W3 did',
      ),
    });
    const enough = [cosignature(text, w1, 1_700_000_060), cosignature(text, w3, 1_700_000_000)];
    write('log/checkpoint', note(text, signature(text, LOG), ...enough));
    const ran = await verify('log', '--policy', 'policy', '--json');
    expect(JSON.parse(ran.out)).toMatchObject({
      ok: true,
      key: { name: LOG.name, given: true },
      policy: {
        quorum: 'two',
        met: true,
        cosigned: [
          { name: 'W1', at: '2023-11-14T22:14:20Z' },
          { name: 'W3', at: '2023-11-14T22:13:20Z' },
        ],
      },
    });
    // For another time, another text, or by a key of another name, a cosignature is none.
    const other = textOf(d.slice(1));
    const forged = signer('w1.example', 4, 'somebody else');
    for (const bad of [
      line(
        w1,
        cosignatureBytes(text, w1, 5).map((byte, i) => (i === 7 ? byte + 1 : byte)),
      ),
      cosignature(other, w1, 5),
      line(w1, cosignatureBytes(text, forged, 5)),
      signature(text, w1),
    ]) {
      write('log/checkpoint', note(text, signature(text, LOG), bad, cosignature(text, w3, 5)));
      expect((await verify('log', '--policy', 'policy')).out).toContain('only W3 did');
    }
    write('policy', POLICY.replace(LOG.vkey, signer('log.example/third', 1).vkey));
    write('log/checkpoint', note(text, signature(text, LOG), ...enough));
    expect(await verify('log', '--policy', 'policy')).toMatchObject({
      code: 1,
      out: expect.stringContaining('no log of the policy signed it; it is of log.example/other'),
    });
    write('policy', POLICY.replace('quorum two', 'quorum three'));
    expect(await verify('log', '--policy', 'policy')).toMatchObject({
      code: 2,
      err: 'lockstep: policy: line 6: "three" is not defined above\n',
    });
    expect(await verify('log', '--key', w1.vkey)).toMatchObject({
      code: 2,
      err: "lockstep: the key of w1.example is a cosigner's; expected the log's\n",
    });
  });

  it('decides on proofs, with and without the entry in them', async () => {
    write('policy', POLICY);
    const proof = (index: number, extra: Uint8Array | undefined, ...lines: readonly string[]) =>
      [
        'c2sp.org/tlog-proof@v1',
        ...(extra ? [`extra ${Buffer.from(extra).toString('base64')}`] : []),
        `index ${index}`,
        ...path(index, d).map((hash) => hash.toString('base64')),
        '',
        note(text, signature(text, LOG), ...lines),
      ].join('\n');
    const seen = [w1, w2].map((by) => cosignature(text, by, 1_700_000_000));
    for (const [index, entry] of d.entries()) {
      write('entry', entry);
      write('one.tlog-proof', proof(index, undefined, ...seen));
      expect(await verify('one.tlog-proof', '--policy', 'policy', '--entry', 'entry')).toMatchObject({
        code: 0,
        out: expect.stringContaining(
          `Entry ${index} of the 9 entries of log.example/other: it is in.\nW1 cosigned the checkpoint at 2023-11-14T22:13:20Z.`,
        ),
      });
    }
    write('context.tlog-proof', proof(8, ascii('some context'), ...seen));
    expect(await verify('context.tlog-proof', '--key', LOG.vkey, '--entry', 'entry')).toMatchObject({
      code: 0,
    });
    write('carried.tlog-proof', proof(8, d[8], ...seen));
    expect(await verify('carried.tlog-proof', '--policy', 'policy')).toMatchObject({ code: 0 });
    for (const [file, argv, why] of [
      ['context.tlog-proof', [], 'does not show that this entry is number 8'],
      ['one.tlog-proof', [], 'does not carry the entry'],
      ['alone.tlog-proof', ['--entry', 'entry'], 'the quorum “two” of the policy has not cosigned it'],
      ['moved.tlog-proof', ['--entry', 'entry'], 'does not show that this entry is number 7'],
    ] as const) {
      write('alone.tlog-proof', proof(8, undefined, seen[0]!));
      write('moved.tlog-proof', proof(8, undefined, ...seen).replace('index 8', 'index 7'));
      const ran = await verify(file, '--policy', 'policy', ...argv);
      expect(ran.code, file).toBe(1);
      expect(ran.out).toContain(why);
    }
  });

  function cosignatureBytes(body: string, by: Signer, time: number): Buffer {
    return Buffer.from(cosignature(body, by, time).split(' ')[2]!, 'base64').subarray(4);
  }
});

describe('our own record under its members’ policy', () => {
  it('counts once every member has cosigned, for the record and for a proof', async () => {
    const b = bench();
    try {
      await founded(b);
      const at = (time: string) => ['--at', `2020-10-${time}:00Z`];
      await b.must(
        0,
        'record',
        'note',
        'ws',
        '--say',
        'A reply.',
        '--key',
        'watcher',
        ...at('02T10:00'),
        '--yes',
      );
      const policy = join(b.base, 'policy');
      writeFileSync(policy, readFileSync(join(b.base, 'ws/record/keys/policy')));
      for (const id of ['a', 'b'])
        await b.must(0, 'record', 'cosign', 'ws', '--key', id, ...at('02T11:00'), '--yes');
      expect(await b.must(1, 'record', 'verify', 'ws', '--policy', 'policy')).toContain(
        'WRONG  cosigned/2: the quorum “members” of the policy has not cosigned it: only a, b did',
      );
      await b.must(0, 'record', 'cosign', 'ws', '--key', 'c', ...at('02T11:00'), '--yes');
      expect(await b.must(0, 'record', 'verify', 'ws', '--policy', 'policy')).toContain(
        'The policy is met: quorum members.\nIt verifies.',
      );
      await b.must(0, 'record', 'prove', 'ws', '1', '-o', 'reply.tlog-proof');
      writeFileSync(join(b.base, 'kept'), readFileSync(join(b.base, 'ws/record/cosigned/2')));
      await b.must(0, 'record', 'note', 'ws', '--say', 'More.', '--key', 'a', ...at('02T12:00'), '--yes');
      await b.must(0, 'record', 'prove', 'ws', '1', '-o', 'newer.tlog-proof');
      await b.must(0, 'record', 'prove', 'ws', '1', '--checkpoint', 'kept', '-o', 'again.tlog-proof');
      for (const [file, code] of [
        ['reply', 0],
        ['newer', 1],
        ['again', 0],
      ] as const)
        await b.must(code, 'record', 'verify', `${file}.tlog-proof`, '--policy', 'policy');
      expect(await b.must(2, 'record', 'prove', 'ws', '1', '--checkpoint', 'policy')).toMatch(
        /^lockstep: policy: /,
      );
      // A witness from outside may sign the checkpoint as well.
      const file = join(b.base, 'ws/record/checkpoint');
      const body = readFileSync(file, 'utf8');
      const outside = cosignature(
        body.slice(0, body.indexOf('\n\n') + 1),
        signer('w.example', 4),
        1_700_000_000,
      );
      writeFileSync(file, body + outside);
      expect(await b.must(0, 'record', 'verify', 'ws')).toContain(
        "note   checkpoint: the signature of w.example is none of this record's: not checked",
      );
    } finally {
      b.remove();
    }
  });
});
