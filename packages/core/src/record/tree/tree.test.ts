import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, fromBase64, hex, utf8 } from '../bytes.ts';
import {
  appendLeaf,
  consistencyRanges,
  decodeBundle,
  EMPTY_ROOT,
  emptyFrontier,
  encodeBundle,
  type Frontier,
  frontierFrom,
  frontierRoot,
  type Hash,
  inclusionRanges,
  leafHash,
  nodeHash,
  partialTiles,
  type Range,
  rangeHasher,
  splitTile,
  tileOfPath,
  tileOfSubtree,
  tilePath,
  tilesOf,
  verifyConsistency,
  verifyEntry,
  verifyInclusion,
} from './index.ts';

const decode = (text: string) => fromBase64(text)!;
const bytes = (text: string) =>
  Uint8Array.from(text.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []);

/** MTH of RFC 6962 section 2.1, word for word: the oracle. */
function mth(leaves: readonly Uint8Array[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leafHash(leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

/** A tree grown entry by entry, with all its tiles at its last size. */
function grow(
  leaves: readonly Uint8Array[],
  watch: (frontier: Frontier) => void = () => undefined,
): { frontier: Frontier; tiles: Map<string, Uint8Array> } {
  const frontier = emptyFrontier();
  const tiles = new Map<string, Uint8Array>();
  for (const leaf of leaves) {
    for (const file of appendLeaf(frontier, leafHash(leaf))) tiles.set(tilePath(file.tile), file.bytes);
    watch(frontier);
  }
  for (const file of partialTiles(frontier)) tiles.set(tilePath(file.tile), file.bytes);
  return { frontier, tiles };
}

function hasher(size: number, tiles: ReadonlyMap<string, Uint8Array>): (range: Range) => Hash {
  return rangeHasher(size, (path) => {
    const found = tiles.get(path);
    if (!found) throw new Error(`asked for ${path}, which a tree of ${size} does not have`);
    return found;
  });
}

const numbered = (count: number) => Array.from({ length: count }, (_, i) => utf8(`entry ${i}`));

// The leaves and roots with which Certificate Transparency's reference implementation tests its trees.
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes);
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
// Leaf index, tree size, path.
const INCLUSION: readonly (readonly [number, number, readonly string[]])[] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const CONSISTENCY: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

describe('the tree against published vectors', () => {
  it('has the roots of the reference trees', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(ROOTS.map((_, i) => hex(frontierRoot(grow(LEAVES.slice(0, i + 1)).frontier)))).toEqual(ROOTS);
  });

  it('builds and accepts the reference inclusion proofs', () => {
    for (const [index, size, path] of INCLUSION) {
      const range = hasher(size, grow(LEAVES.slice(0, size)).tiles);
      expect(inclusionRanges(index, size).map(range).map(hex)).toEqual(path);
      expect(verifyEntry(LEAVES[index]!, index, size, path.map(bytes), bytes(ROOTS[size - 1]!))).toBe(true);
    }
  });

  it('builds and accepts the reference consistency proofs', () => {
    for (const [first, size, path] of CONSISTENCY) {
      const range = hasher(size, grow(LEAVES.slice(0, size)).tiles);
      expect(consistencyRanges(first, size).map(range).map(hex)).toEqual(path);
      const [before, after] = [bytes(ROOTS[first - 1]!), bytes(ROOTS[size - 1]!)];
      expect(verifyConsistency(first, size, path.map(bytes), before, after)).toBe(true);
    }
  });

  it('accepts vectors of transparency-dev/merkle and of torchwood, which proves between trees that it has not got', () => {
    const made = (n: number) => Uint8Array.from([0x2a, n, ...new Uint8Array(30)]);
    const third = decode('RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=');
    const fifth = decode('QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=');
    expect(verifyConsistency(1, 3, [made(1), made(2)], made(0), third)).toBe(true);
    expect(
      verifyConsistency(
        1,
        5,
        [made(1), decode('+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI='), made(4)],
        made(0),
        fifth,
      ),
    ).toBe(true);
    const proof = [
      'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
      'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
    ].map(decode);
    const before = decode('+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=');
    const after = decode('Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=');
    expect(verifyConsistency(2, 5, proof, before, after)).toBe(true);
    expect(verifyConsistency(3, 5, proof, before, after)).toBe(false);
    expect(verifyConsistency(2, 5, [...proof].reverse(), before, after)).toBe(false);
    expect(verifyConsistency(2, 5, proof, after, before)).toBe(false);
  });
});

describe('proofs', () => {
  it('hold for every entry and every two sizes of small trees, and for nothing else', () => {
    const leaves = numbered(21);
    const roots = Array.from({ length: 22 }, (_, n) => mth(leaves.slice(0, n)));
    for (let size = 0; size <= 21; size++) {
      const { frontier, tiles } = grow(leaves.slice(0, size));
      expect(hex(frontierRoot(frontier))).toBe(hex(roots[size]!));
      const range = hasher(size, tiles);
      for (let index = 0; index < size; index++) {
        const proof = inclusionRanges(index, size).map(range);
        expect(verifyEntry(leaves[index]!, index, size, proof, roots[size]!)).toBe(true);
        for (let other = 0; other < size; other++)
          if (other !== index)
            expect(verifyEntry(leaves[index]!, other, size, proof, roots[size]!)).toBe(false);
        expect(verifyEntry(utf8('another'), index, size, proof, roots[size]!)).toBe(false);
        expect(verifyEntry(leaves[index]!, index, size, [...proof, EMPTY_ROOT], roots[size]!)).toBe(false);
        if (proof.length > 0)
          expect(verifyEntry(leaves[index]!, index, size, proof.slice(1), roots[size]!)).toBe(false);
      }
      for (let first = 0; first <= size; first++) {
        const proof = consistencyRanges(first, size).map(range);
        expect(verifyConsistency(first, size, proof, roots[first]!, roots[size]!)).toBe(true);
        const forked = mth([...leaves.slice(0, Math.max(0, first - 1)), utf8('forked')]);
        if (first > 0) expect(verifyConsistency(first, size, proof, forked, roots[size]!)).toBe(false);
        expect(verifyConsistency(first, size, [...proof, EMPTY_ROOT], roots[first]!, roots[size]!)).toBe(
          false,
        );
      }
    }
  });

  it('hold across tile boundaries', () => {
    const leaves = numbered(66_000);
    const sizes = [1, 255, 256, 257, 65_535, 65_536, 65_537, 65_999];
    const roots = new Map<number, Hash>();
    const { frontier, tiles } = grow(leaves, (edge) => {
      if (sizes.includes(edge.size)) roots.set(edge.size, frontierRoot(edge));
    });
    const root = frontierRoot(frontier);
    const range = hasher(leaves.length, tiles);
    for (const index of [0, 255, 256, 65_535, 65_536, 65_791, 65_792, 65_999]) {
      const proof = inclusionRanges(index, leaves.length).map(range);
      expect(verifyEntry(leaves[index]!, index, leaves.length, proof, root)).toBe(true);
      expect(verifyEntry(leaves[index]!, index + 1, leaves.length, proof, root)).toBe(false);
    }
    for (const [first, before] of roots) {
      const proof = consistencyRanges(first, leaves.length).map(range);
      expect(verifyConsistency(first, leaves.length, proof, before, root)).toBe(true);
    }
  });

  it('never throw, whatever they are given', () => {
    const hash = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 32, maxLength: 32 }));
    const number = fc.oneof(
      fc.integer({ min: -2, max: 40 }),
      fc.constantFrom(Number.NaN, 2 ** 53, 1.5, 2 ** 40),
    );
    fc.assert(
      fc.property(number, number, fc.array(hash, { maxLength: 6 }), hash, hash, (a, b, proof, x, y) => {
        expect(typeof verifyInclusion(x, a, b, proof, y)).toBe('boolean');
        expect(typeof verifyConsistency(a, b, proof, x, y)).toBe('boolean');
      }),
    );
    expect(verifyConsistency(0, 3, [], EMPTY_ROOT, ROOTS.map(bytes)[2]!)).toBe(true);
    expect(verifyConsistency(0, 3, [], ROOTS.map(bytes)[0]!, ROOTS.map(bytes)[2]!)).toBe(false);
  });
});

describe('tiles', () => {
  it('are named as tlog-tiles names them', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1');
    expect(tilePath({ level: 'entries', index: 999, width: 15 })).toBe('tile/entries/999.p/15');
    expect(tileOfPath('tile/entries/x001/000')).toEqual({ level: 'entries', index: 1000, width: 256 });
    for (const wrong of [
      'tile/0/000.p/256',
      'tile/0/000.p/0',
      'tile/0/000.p/01',
      'tile/64/000',
      'tile/00/000',
      'tile/0/001/000',
      'tile/0/x000/000',
      'tile/0/0000',
      'checkpoint',
    ])
      expect(tileOfPath(wrong), wrong).toBeUndefined();
  });

  it('are those that the specification counts for 70,000 and for 256 entries', () => {
    const count = (size: number, level: number | 'entries') =>
      tilesOf(size).filter((tile) => tile.level === level);
    expect(count(70_000, 0)).toHaveLength(274);
    expect(count(70_000, 0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(count(70_000, 1)).toEqual([
      { level: 1, index: 0, width: 256 },
      { level: 1, index: 1, width: 17 },
    ]);
    expect(count(70_000, 2)).toEqual([{ level: 2, index: 0, width: 1 }]);
    expect(count(70_000, 'entries')).toHaveLength(274);
    expect(tilesOf(256).filter(({ level }) => level !== 'entries')).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect(tilesOf(0)).toEqual([]);
  });

  it('let a tree grow on from where it was', () => {
    const leaves = numbered(1000);
    for (const size of [0, 1, 255, 256, 257, 600]) {
      const { tiles } = grow(leaves.slice(0, size));
      const frontier = frontierFrom(size, (level, width) => {
        const path = tilePath({ level, index: Math.floor(Math.floor(size / 256 ** level) / 256), width });
        return splitTile(tiles.get(path)!, width, path);
      });
      for (const leaf of leaves.slice(size)) appendLeaf(frontier, leafHash(leaf));
      expect(hex(frontierRoot(frontier))).toBe(hex(frontierRoot(grow(leaves).frontier)));
    }
  });

  it('refuse a file of the wrong length and a subtree that is not there', () => {
    expect(() => splitTile(new Uint8Array(65), 2, 'tile/0/000.p/2')).toThrow(
      'tile/0/000.p/2 has 65 bytes, expected 64',
    );
    expect(() => tileOfSubtree({ level: 2, index: 1 }, 7)).toThrow('no complete subtree 1 on level 2');
  });
});

describe('entry bundles', () => {
  it('hold entries behind their lengths', () => {
    expect(hex(encodeBundle([utf8('one'), new Uint8Array(0), utf8('three')]))).toBe(
      '00036f6e65000000057468726565',
    );
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries)).map(hex)).toEqual(entries.map(hex));
      }),
    );
  });

  it('say where they are cut short', () => {
    const bundle = encodeBundle([utf8('one'), utf8('two')]);
    expect(() => decodeBundle(bundle.subarray(0, 9), 'tile/entries/000.p/2')).toThrow(
      'tile/entries/000.p/2 is cut short at byte 5, in its entry 1',
    );
    expect(() => decodeBundle(bundle.subarray(0, 6))).toThrow('cut short at byte 5');
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow('at most 65535');
  });
});

describe('a log published by another implementation', () => {
  // Trillian Tessera's test log: fifteen entries, and its checkpoint's root.
  it('has the same root', () => {
    const words = 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten'
      .split(' ')
      .map(utf8);
    const roots = words.map((_, i) => base64(frontierRoot(grow(words.slice(0, i + 1)).frontier)));
    expect(roots[14]).toBe('rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=');
    expect(roots[5]).toBe('a6sWvsc2eEzmj72vah7mZ5dwFltivehh2b11qwlp5Jg=');
  });
});
