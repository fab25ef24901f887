/** Why a condition that speaks of a surge is met, not met or open. */
import { type Agreement, type Measure, surgedMeasure, surgeIn } from '../../language/index.ts';
import type { Explanation, MissingEvidence } from '../../logic/index.ts';
import { detectSurge } from '../../surge/index.ts';
import { type Surge, type Surges, weekOf } from './surges.ts';
import { SURGE } from './words.ts';

/** The label of a measure, or of the surge in one. */
export function labelOfSeries(agreement: Agreement, name: string): string | undefined {
  const surged = surgedMeasure(name);
  const label = measureOf(agreement, surged ?? name)?.label;
  return label === undefined || surged === undefined ? label : SURGE.label(label);
}

/** The measure behind a series, also behind one of surges. */
export function measureOf(agreement: Agreement, name: string): Measure | undefined {
  const id = surgedMeasure(name) ?? name;
  return agreement.measures.find((one) => one.id === id);
}

/** Why a surge cannot be judged on days that are missing; undefined where something else is missing. */
export function whySurgeMissing(missing: MissingEvidence, surges: Surges): string | undefined {
  const measure = surgedMeasure(missing.measure);
  if (measure === undefined) return undefined;
  const surge = surges.get(measure);
  if (!surge) return SURGE.noCounts();
  const { counts } = surge.evidence;
  const [first, last] = [weekOf(counts, missing.from), weekOf(counts, missing.to)];
  for (let week = first; week <= last; week++)
    if (!surge.judge(week)) return detectSurge(counts, week, { judge: surge.judge }).reason;
  return weekReason(surge, last);
}

/** The sentence that gives the reason, where it is a surge that decides; undefined where something else does. */
export function surgeReason(explanation: Explanation, surges: Surges): string | undefined {
  const { deciding, verdict, missing } = explanation;
  if (verdict === 'open') {
    const first = missing.find((one) => surgedMeasure(one.measure) !== undefined);
    return first && whySurgeMissing(first, surges);
  }
  const measure = deciding && surgeIn(deciding.comparison);
  const surge = measure === undefined ? undefined : surges.get(measure);
  if (!deciding || !surge) return undefined;
  const { counts } = surge.evidence;
  const week = weekOf(counts, deciding.day);
  const area = Math.max(0, counts.areas.indexOf(deciding.area));
  const witness = surge.found.witness(area, deciding.day);
  const simulated = surge.judge(week)?.method === 'simulation' ? ` ${SURGE.simulated()}` : '';
  return witness
    ? `${SURGE.found(witness, counts.noun)}${simulated}`
    : `${SURGE.closest(counts.firstDay + 7 * week, weekReason(surge, week))}${simulated}`;
}

function weekReason({ evidence, judge }: Surge, week: number): string {
  return detectSurge(evidence.counts, week, { judge, describe: false }).reason;
}
