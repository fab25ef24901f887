import type { Day } from '../../calendar/index.ts';
import { type Ledger, stands } from '../../series/index.ts';
import type { WitnessCell } from '../verdict.ts';

/** The row of an area among those judged; the only one where there is no choice. */
export function areaRow(areas: readonly string[], area: string | undefined): number {
  return Math.max(0, areas.indexOf(area ?? ''));
}

/** The items known at a date that lie on the days of a witness, each once, in the order of the ledgers. */
export function itemsIn(
  witness: readonly WitnessCell[],
  ledgers: readonly Ledger[],
  known: Day,
): { readonly item: string; readonly measure: string }[] {
  const found: { item: string; measure: string }[] = [];
  for (const ledger of ledgers) {
    const cells = witness.filter((cell) => cell.measure === ledger.name);
    if (cells.length === 0) continue;
    const { versions } = ledger;
    for (let k = 0; k < versions.ids.length; k++) {
      if (!stands(versions, k, known)) continue;
      const area = ledger.areas[versions.area[k]!];
      const inside = cells.some(
        (cell) => cell.area === area && versions.from[k]! <= cell.to && versions.to[k]! >= cell.from,
      );
      if (inside) found.push({ item: versions.ids[k]!, measure: ledger.name });
    }
  }
  return found;
}
