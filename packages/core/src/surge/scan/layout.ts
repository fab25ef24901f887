import { align, LANES } from './addresses.ts';
import type { Batch } from './batch.ts';
import type { Plan } from './plan.ts';

/** Levels whose tables are kept at hand. */
const MOST_SLOTS = 64;
const TABLE_BYTES = 4 * 1024 * 1024;

/** Where everything lies in the kernel's memory while a batch is scanned, as byte addresses. */
export interface Layout {
  /** 32-bit counts instead of 16-bit ones. */
  readonly wide: boolean;
  readonly blocks: number;
  /** Bytes of one place's lanes. */
  readonly stride: number;
  /** Bytes of the counts of one block of lanes. */
  readonly blockBytes: number;
  readonly begins: number;
  readonly order: number;
  readonly starts: number;
  readonly offsets: number;
  readonly closes: number;
  /** Expected counts by place. */
  readonly places: number;
  /** Of the members of a chunk. */
  readonly expected: number;
  readonly cells: number;
  /** Of each lane or centre: its best score, and the level of that. Of each block: its least level. */
  readonly best: number;
  readonly levels: number;
  readonly floors: number;
  /** For putting lanes in order: where each comes from, and room for those of one place. */
  readonly from: number;
  readonly held: number;
  readonly slots: number;
  /** 1 for each slot whose table is made. */
  readonly made: number;
  readonly tables: number;
  readonly tableBytes: number;
  readonly counts: number;
  readonly layers: number;
  readonly bytes: number;
}

/** Room for a batch after its events and, where periods come back, one layer of counts for each of them. */
export function layoutOf(plan: Plan, batch: Batch, wide: boolean): Layout {
  const { zones, places } = plan.problem;
  const width = wide ? 4 : 2;
  const stride = LANES * width;
  const blocks = Math.ceil(batch.count / LANES);
  let next = align(batch.end);
  const take = (bytes: number): number => {
    const at = next;
    next = align(next + bytes);
    return at;
  };
  const judged = Math.max(LANES * blocks, zones.start.length);
  const tableBytes = align(width * plan.tableLength);
  const slots = Math.max(2, Math.min(MOST_SLOTS, Math.floor(TABLE_BYTES / tableBytes)));
  const layout = {
    wide,
    blocks,
    stride,
    blockBytes: places * stride,
    begins: take(4 * batch.begins.length),
    order: take(4 * batch.count),
    starts: take(4 * zones.start.length),
    offsets: take(4 * zones.member.length),
    closes: take(zones.closes.length),
    places: take(8 * places),
    expected: take(8 * plan.chunkMembers),
    cells: take(4 * plan.chunkMembers),
    best: take(8 * judged),
    levels: take(4 * judged),
    floors: take(4 * blocks),
    from: take(4 * LANES * blocks),
    held: take(stride * blocks),
    slots,
    made: take(slots),
    tables: take(slots * tableBytes),
    tableBytes,
    counts: take(blocks * places * stride),
    layers: take(plan.layered ? plan.live * blocks * places * stride : 0),
  };
  return { ...layout, bytes: next };
}
