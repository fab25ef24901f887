import type { ScanProblem } from './problem.ts';

/** Replicates that one pass of the kernel carries. */
export const LANES = 32;
const SCRATCH = 128;
/** Tables of first counts kept at hand. */
export const TABLE_SLOTS = 16;

const align = (bytes: number): number => Math.ceil(bytes / 16) * 16;

/** Where everything lies in the kernel's memory, as byte addresses. */
export interface Layout {
  /** 32-bit counts instead of 16-bit ones. */
  readonly wide: boolean;
  readonly blocks: number;
  /** Bytes of one place's lanes. */
  readonly stride: number;
  readonly starts: number;
  readonly places: number;
  readonly expected: number;
  readonly thresholds: number;
  readonly tables: number;
  readonly tableBytes: number;
  readonly counts: number;
  readonly layers: number;
  readonly bytes: number;
}

/** Room for `blocks` times 32 replicates and, where periods come back, one layer of counts for each of them. */
export function layoutOf(
  problem: ScanProblem,
  wide: boolean,
  blocks: number,
  layers: number,
  chunkMembers: number,
  tableLength: number,
): Layout {
  const width = wide ? 4 : 2;
  const stride = LANES * width;
  const tableBytes = align(4 * tableLength);
  const starts = SCRATCH;
  const places = align(starts + 4 * problem.zones.start.length);
  const expected = align(places + 4 * problem.zones.member.length);
  const thresholds = align(expected + 8 * chunkMembers);
  const tables = align(thresholds + width * chunkMembers + 16);
  const counts = align(tables + TABLE_SLOTS * tableBytes);
  const size = blocks * problem.places * stride;
  const bytes = counts + size * (1 + layers);
  return {
    wide,
    blocks,
    stride,
    starts,
    places,
    expected,
    thresholds,
    tables,
    tableBytes,
    counts,
    layers: counts + size,
    bytes,
  };
}
