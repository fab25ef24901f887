import { describe, expect, it } from 'vitest';
import { base64, hex, utf8 } from '../bytes.ts';
import { publicKeyOf } from '../ed25519.ts';
import { EMPTY_ROOT, inclusionRanges, leafHash, rangeHasher, sha256 } from '../tree/index.ts';
import {
  checkPolicy,
  cosign,
  cosignedAt,
  formatNote,
  formatPolicy,
  formatProof,
  formatSignerKey,
  formatVerifierKey,
  headText,
  isSignedBy,
  keyId,
  openCheckpoint,
  openProof,
  parseCheckpoint,
  parseHead,
  parseNote,
  parsePolicy,
  parseProof,
  parseSignerKey,
  parseVerifierKey,
  SIGNATURE_TYPE,
  type SignerKey,
  signCheckpoint,
  signNote,
  verifierOf,
} from './index.ts';

// The example of Go's golang.org/x/mod/sumdb/note.
const GO_SIGNER = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const GO_VERIFIER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_NOTE = `${GO_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
// The example of c2sp.org/signed-note.
const SPEC_VERIFIER = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const SPEC_NOTE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
// The test log of Trillian Tessera: keys, and its checkpoints of 0, 6 and 15 entries.
const LOG_SIGNER =
  'PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg';
const LOG_VERIFIER = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
const PUBLISHED = [
  'example.com/log/testdata\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— example.com/log/testdata M9e0lhxJACzE1KoUdqKuPa+9p6R7dSW8BlEvrg/noo8FkGg6PbJoRNOcdjqjOq89wVvTA60eubCc4oufo5BvIVEgtQc=\n',
  'example.com/log/testdata\n6\na6sWvsc2eEzmj72vah7mZ5dwFltivehh2b11qwlp5Jg=\n\n— example.com/log/testdata M9e0ln+nHSdGSHEZBcjvqyYDXDbG8WxDwCDjbbGAMv/NTynAtJWhckSXIpuwpN3yJ4PTtzUbD34YGqIZr6RgJRn16gU=\n',
  'example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n\n— example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=\n',
] as const;

const seed = (text: string) => sha256(utf8(text));
const signer = (name: string): SignerKey => ({ name, seed: seed(name) });

describe('signed notes', () => {
  it('are read, checked and written as by other implementations', () => {
    expect(isSignedBy(parseNote(utf8(GO_NOTE)), parseVerifierKey(GO_VERIFIER))).toBe(true);
    expect(isSignedBy(parseNote(utf8(SPEC_NOTE)), parseVerifierKey(SPEC_VERIFIER))).toBe(true);
    const key = parseSignerKey(GO_SIGNER);
    const note = formatNote({ text: GO_TEXT, signatures: [signNote(GO_TEXT, key)] });
    expect(new TextDecoder().decode(note)).toBe(GO_NOTE);
    expect(formatVerifierKey(verifierOf(key))).toBe(GO_VERIFIER);
    expect(formatSignerKey(key)).toBe(GO_SIGNER);
  });

  it('ignore signatures of others and refuse a bad one of the known key', () => {
    const key = parseVerifierKey(SPEC_VERIFIER);
    const other = '— example.com/bar ZGhGuQAAAABm/qTP\n';
    expect(isSignedBy(parseNote(utf8(SPEC_NOTE + other)), key)).toBe(true);
    const bad = SPEC_NOTE.replace('Uw2QOkn8', 'Uw2QOkn9');
    expect(isSignedBy(parseNote(utf8(bad)), key)).toBe(false);
    const badLine = bad.slice(bad.indexOf('— '));
    expect(isSignedBy(parseNote(utf8(SPEC_NOTE + badLine)), key)).toBe(false);
    expect(isSignedBy(parseNote(utf8(SPEC_NOTE.replace('example message', 'exemple message'))), key)).toBe(
      false,
    );
    expect(isSignedBy(parseNote(utf8(SPEC_NOTE)), parseVerifierKey(GO_VERIFIER))).toBe(false);
  });

  it('may hold empty lines: the signatures follow the last one', () => {
    const text = 'One\n\nTwo\n';
    const note = formatNote({ text, signatures: [signNote(text, signer('a'))] });
    expect(parseNote(note).text).toBe(text);
    expect(isSignedBy(parseNote(note), verifierOf(signer('a')))).toBe(true);
  });

  it.each([
    ['no empty line', 'text\n— a AAAAAAA=\n'],
    ['no newline at the end', SPEC_NOTE.slice(0, -1)],
    ['a hyphen for the dash', SPEC_NOTE.replace('—', '-')],
    ['a control character', SPEC_NOTE.replace('This', 'Th\tis')],
    ['a carriage return', SPEC_NOTE.replaceAll('\n', '\r\n')],
    ['a name with a plus', SPEC_NOTE.replace('example.com/foo', 'example.com+foo')],
    ['two spaces', SPEC_NOTE.replace('foo Uw', 'foo  Uw')],
    ['base64 with bits left over', SPEC_NOTE.replace('IneyaQM=', 'IneyaQN=')],
    ['base64 without padding', SPEC_NOTE.replace('IneyaQM=', 'IneyaQM')],
    ['no signature', 'text\n\n'],
    ['a short signature', 'text\n\n— a AAAA\n'],
  ])('are refused with %s', (_, text) => {
    expect(() => parseNote(utf8(text))).toThrow();
  });

  it('are refused where they are not UTF-8', () => {
    expect(() => parseNote(Uint8Array.of(0x61, 0x0a, 0x0a, 0xff))).toThrow('the note is not valid UTF-8');
  });
});

describe('keys of notes', () => {
  it('have the ids that others computed', () => {
    for (const text of [
      GO_VERIFIER,
      SPEC_VERIFIER,
      LOG_VERIFIER,
      'Wit1+55ee4561+AVhZSmQj9+SoL+p/nN0Hh76xXmF7QcHfytUrI1XfSClk',
      'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
    ])
      expect(formatVerifierKey(parseVerifierKey(text))).toBe(text);
  });

  it.each([
    ['nonsense', 'this is no verifier key'],
    ['PeterNeumann+c74f20a3', 'this is no verifier key'],
    [GO_VERIFIER.replace('c74f20a3', 'c74f20a4'), 'says c74f20a4, its bytes say c74f20a3'],
    [GO_VERIFIER.replace('PeterNeumann', 'Neumann'), 'its bytes say'],
    ['rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!', 'is no verifier key'],
    ['rekor.sigstore.dev+12345678+AwEB', 'is of type 3'],
    ['a+12345678+AQEB', 'has 2 bytes, expected 32'],
    [`a+12345678+${base64(Uint8Array.from([1, ...new Uint8Array(32)]))}`, 'is no Ed25519 public key'],
  ])('are refused where they are malformed (%#)', (text, why) => {
    expect(() => parseVerifierKey(text)).toThrow(why.replace('this ', ''));
  });

  it('keep signer and verifier together', () => {
    expect(() => parseSignerKey(GO_SIGNER.replace('c74f20a3', 'c74f20a4'))).toThrow('does not fit its id');
    expect(() => parseSignerKey(GO_VERIFIER)).toThrow('PRIVATE+KEY+NAME+ID+BASE64');
    expect(keyId('a', 1, publicKeyOf(seed('a')))).not.toBe(keyId('a', 4, publicKeyOf(seed('a'))));
  });
});

describe('checkpoints', () => {
  it('of a published log are accepted, and made again byte for byte', () => {
    const key = parseVerifierKey(LOG_VERIFIER);
    for (const text of PUBLISHED) {
      const { head } = openCheckpoint(utf8(text), key);
      expect(new TextDecoder().decode(signCheckpoint(head, parseSignerKey(LOG_SIGNER)))).toBe(text);
    }
    expect(openCheckpoint(utf8(PUBLISHED[2]), key).head).toMatchObject({
      origin: 'example.com/log/testdata',
      size: 15,
    });
  });

  it('are refused with another size, root or key', () => {
    const key = parseVerifierKey(LOG_VERIFIER);
    expect(() => openCheckpoint(utf8(PUBLISHED[2].replace('\n15\n', '\n14\n')), key)).toThrow(
      'is not signed by example.com/log/testdata: its signature does not verify',
    );
    expect(() => openCheckpoint(utf8(PUBLISHED[2]), parseVerifierKey(GO_VERIFIER))).toThrow(
      'it bears signatures of example.com/log/testdata only',
    );
  });

  it.each([
    ['two lines', 'origin\n1\n'],
    ['a leading zero', `origin\n01\n${base64(EMPTY_ROOT)}\n`],
    ['a sign', `origin\n+1\n${base64(EMPTY_ROOT)}\n`],
    ['a size too large', `origin\n99999999999999999999\n${base64(EMPTY_ROOT)}\n`],
    ['a short root', 'origin\n1\nAAAA\n'],
    ['no origin', `\n1\n${base64(EMPTY_ROOT)}\n`],
    ['an empty extension', `origin\n1\n${base64(EMPTY_ROOT)}\n\nx\n`],
    ['an empty log with another root', `origin\n0\n${base64(leafHash(utf8('x')))}\n`],
  ])('are refused with %s', (_, text) => {
    expect(() => parseHead(text)).toThrow();
  });

  it('may carry further lines, which are signed too', () => {
    const head = { origin: 'a log', size: 3, root: EMPTY_ROOT, extensions: ['more', 'and more'] };
    const bytes = signCheckpoint({ ...head, origin: 'a' }, signer('a'));
    expect(openCheckpoint(bytes, verifierOf(signer('a'))).head.extensions).toEqual(['more', 'and more']);
    expect(parseHead(headText(head))).toEqual(head);
  });
});

describe('cosignatures', () => {
  const text = PUBLISHED[2].slice(0, PUBLISHED[2].indexOf('\n\n') + 1);
  const witness = signer('witness.example/w1');
  const key = verifierOf(witness, SIGNATURE_TYPE.cosignature);

  it('say when a checkpoint was seen', () => {
    const signature = cosign(text, 1679315147, witness);
    const note = { text, signatures: [signature] };
    expect(cosignedAt(parseNote(formatNote(note)), key)).toBe(1679315147);
    // As in the specification's example of this time.
    expect(hex(signature.bytes.subarray(0, 8))).toBe('00000000641850cb');
  });

  it('do not count for another text, time, key or as a plain signature', () => {
    const signature = cosign(text, 1679315147, witness);
    const note = { text, signatures: [signature] };
    const later = signature.bytes.slice();
    later[7]! += 1;
    expect(cosignedAt({ text, signatures: [{ ...signature, bytes: later }] }, key)).toBeUndefined();
    expect(cosignedAt({ ...note, text: text.replace('15', '16') }, key)).toBeUndefined();
    expect(
      cosignedAt(note, verifierOf(signer('witness.example/w2'), SIGNATURE_TYPE.cosignature)),
    ).toBeUndefined();
    expect(cosignedAt(note, verifierOf(witness))).toBeUndefined();
    expect(isSignedBy(note, verifierOf(witness))).toBe(false);
    expect(cosignedAt({ text, signatures: [] }, key)).toBeUndefined();
    // A plain signature of the same key is none.
    expect(
      cosignedAt({ text, signatures: [{ ...signNote(text, witness), id: key.id }] }, key),
    ).toBeUndefined();
  });
});

describe('policies', () => {
  const vkey = (name: string) => formatVerifierKey(verifierOf(signer(name), SIGNATURE_TYPE.cosignature));
  const log = 'example.com/log';
  const logKey = formatVerifierKey(verifierOf(signer(log)));
  const example = `log ${logKey}

witness X1 ${vkey('x1')}
witness X2 ${vkey('x2')}
witness X3 ${vkey('x3')}
group X-witnesses 2 X1 X2 X3

# another organisation
\twitness  Y1 ${vkey('y1')} https://y1.example/
witness Y2 ${vkey('y2')}
group Y-witnesses any Y1 Y2

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

  const seen = (names: readonly string[], by = log) => {
    const head = { origin: log, size: 42, root: EMPTY_ROOT, extensions: [] };
    const text = headText(head);
    const signatures = [
      signNote(text, { ...signer(by), name: log }),
      ...names.map((name, i) => cosign(text, 100 + i, signer(name))),
    ];
    return { head, note: { text, signatures } };
  };

  it('are read, and written again', () => {
    const policy = parsePolicy(example);
    expect(policy.groups).toEqual([
      { name: 'X-witnesses', threshold: 2, members: ['X1', 'X2', 'X3'] },
      { name: 'Y-witnesses', threshold: 1, members: ['Y1', 'Y2'] },
      { name: 'X-and-Y', threshold: 2, members: ['X-witnesses', 'Y-witnesses'] },
    ]);
    expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
    expect(parsePolicy('quorum none\n').quorum).toBe('none');
    expect(
      parsePolicy(`witness all ${vkey('x1')}\nwitness any ${vkey('x2')}\ngroup group 2 all any\nquorum group`)
        .groups[0],
    ).toEqual({
      name: 'group',
      threshold: 2,
      members: ['all', 'any'],
    });
  });

  it('say whether the quorum has seen a checkpoint', () => {
    const policy = parsePolicy(example);
    const stands = (names: readonly string[]) => checkPolicy(seen(names), policy).quorum;
    expect(stands(['x1', 'x3', 'y2'])).toBe(true);
    expect(stands(['x1', 'x2', 'x3', 'y1', 'y2'])).toBe(true);
    expect(stands(['x1', 'y1', 'y2'])).toBe(false);
    expect(stands(['x1', 'x2', 'x3'])).toBe(false);
    expect(stands([])).toBe(false);
    expect(checkPolicy(seen(['x3']), policy)).toEqual({
      log: true,
      cosigned: new Map([['X3', 100]]),
      quorum: false,
    });
    expect(checkPolicy(seen(['x1', 'x3', 'y2'], 'somebody else'), policy).log).toBe(false);
    expect(checkPolicy(seen([]), parsePolicy('quorum none')).quorum).toBe(true);
  });

  it.each([
    ['quorum none\n\u0001', 'control character 1'],
    ['quorum none\r\n', 'control character 13'],
    ['quibble w1\nquorum none\n', 'line 1: unknown keyword "quibble"'],
    ['witness w1 K https://w1.example # comment\nquorum w1\n', 'expected: witness NAME KEY [URL]'],
    ['log\nquorum none\n', 'expected: log KEY [URL]'],
    ['log garbage\nquorum none\n', 'is no verifier key'],
    ['log K\nquorum none\n', "is a cosigner's key"],
    ['witness w1 L\nquorum w1\n', "is no cosigner's key"],
    ['witness none K\nquorum none\n', '"none" is reserved'],
    ['witness w1 K\nwitness w1 J\nquorum w1\n', '"w1" is defined twice'],
    ['witness w1 K\nwitness w2 K\nquorum w1\n', 'is that of another witness'],
    ['log L\nlog L\nquorum none\n', 'is that of another log'],
    ['witness w1 K\ngroup w1 any w1\nquorum w1\n', '"w1" is defined twice'],
    ['witness w1 K\ngroup g1 1\nquorum w1\n', 'expected: group NAME'],
    ['witness w1 K\ngroup g1 0 w1\nquorum g1\n', '"0" is no threshold'],
    ['witness w1 K\ngroup g1 -1 w1\nquorum g1\n', '"-1" is no threshold'],
    ['witness w1 K\ngroup g1 2 w1\nquorum g1\n', 'expected all, any or 1 to 1'],
    ['witness w1 K\ngroup g1 any w2\nquorum g1\n', 'line 2: "w2" is not defined above'],
    ['group g1 any w1\nwitness w1 K\nquorum g1\n', '"w1" is not defined above'],
    ['witness w1 K\ngroup g1 any none w1\nquorum g1\n', '"none" is not defined above'],
    ['witness w1 K\ngroup g1 all w1 w1\nquorum g1\n', 'a member more than once'],
    ['witness w1 K\ngroup g1 any w1\ngroup g2 any w1\nquorum g1\n', 'a member more than once'],
    ['witness w1 K\n', 'this one has none'],
    ['quorum none\nquorum none\n', 'this is the second'],
    ['quorum unknown\n', '"unknown" is not defined above'],
    ['quorum\n', 'expected: quorum NAME'],
  ])('are refused (%#)', (text, why) => {
    const filled = text.replaceAll(/\b[KJ]\b/g, (name) => vkey(name)).replaceAll(/\bL\b/g, logKey);
    expect(() => parsePolicy(filled)).toThrow(why);
  });
});

describe('proof bundles', () => {
  const leaves = ['one', 'two', 'three', 'four', 'five'].map(utf8);
  const tile = Uint8Array.from(leaves.flatMap((leaf) => [...leafHash(leaf)]));
  const range = rangeHasher(5, () => tile);
  const key = signer('example.com/log');
  const root = range({ from: 0, to: 5 });
  const checkpoint = signCheckpoint({ origin: key.name, size: 5, root, extensions: [] }, key);
  const bundle = { index: 2, hashes: inclusionRanges(2, 5).map(range), checkpoint };

  it('are written as the specification says and read again', () => {
    const text = new TextDecoder().decode(formatProof({ ...bundle, extra: leaves[2]! }));
    const [first, second, third, ...rest] = text.split('\n');
    expect([first, second, third]).toEqual([
      'c2sp.org/tlog-proof@v1',
      `extra ${base64(leaves[2]!)}`,
      'index 2',
    ]);
    expect(rest.slice(0, 4)).toEqual([...bundle.hashes.map(base64), '']);
    expect(text.endsWith(new TextDecoder().decode(checkpoint))).toBe(true);
    expect(parseProof(utf8(text))).toEqual({ ...bundle, extra: leaves[2] });
    const single = { index: 0, hashes: [], checkpoint: utf8('checkpoint\n') };
    expect(new TextDecoder().decode(formatProof(single))).toBe(
      'c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n',
    );
    expect(parseProof(formatProof(single))).toEqual(single);
  });

  it('show an outsider that the entry is in', () => {
    expect(openProof(bundle, verifierOf(key), leaves[2]).head.size).toBe(5);
    expect(openProof({ ...bundle, extra: leaves[2]! }, verifierOf(key)).head.size).toBe(5);
    expect(() => openProof(bundle, verifierOf(key), leaves[3])).toThrow('number 2 of the 5');
    expect(() => openProof({ ...bundle, index: 3 }, verifierOf(key), leaves[2])).toThrow('number 3 of the 5');
    expect(() => openProof(bundle, verifierOf(key))).toThrow('does not carry the entry');
    expect(() => openProof(bundle, verifierOf(signer('other')), leaves[2])).toThrow('is not signed by other');
  });

  it.each([
    ['wrong-header\nindex 0\n\ncheckpoint\n', 'begins with the line c2sp.org/tlog-proof@v1'],
    ['c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n', 'is not base64'],
    ['c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n', 'no line "index NUMBER"'],
    ['c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n', 'no line "index NUMBER"'],
    ['c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n', 'no line "index NUMBER"'],
    ['c2sp.org/tlog-proof@v1\nindex 05\n\ncheckpoint\n', 'no line "index NUMBER"'],
    ['c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n', 'hash 1 of the proof'],
    [`c2sp.org/tlog-proof@v1\nindex 0\n${base64(new Uint8Array(64))}\n\ncheckpoint\n`, 'hash 1 of the proof'],
    ['c2sp.org/tlog-proof@v1\nindex 0\n', 'no empty line before its checkpoint'],
  ])('are refused (%#)', (text, why) => {
    expect(() => parseProof(utf8(text))).toThrow(why);
  });

  it('leave the checkpoint as it is', () => {
    expect(parseCheckpoint(parseProof(formatProof(bundle)).checkpoint).head.root).toEqual(root);
  });
});
