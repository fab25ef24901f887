import type { Expression } from '../syntax/index.ts';
import { dayCount } from './terms.ts';
import { quotedText } from './values.ts';

/**
 * `no surge in attacks in any province for 28 days`, where a whole rule says that: it is how people say it. Inside
 * another formula, and in commitments, where “for 28 days” could be read otherwise, it is printed as a phrase.
 */
export function printSurgeRule(expression: Expression): string | undefined {
  if (expression.kind !== 'historically' || expression.since !== undefined) return undefined;
  const { bounds, of } = expression;
  if (bounds?.from !== 0 || !Number.isFinite(bounds.to)) return undefined;
  const areas = of.kind === 'areas' ? of : undefined;
  if (areas !== undefined && areas.how !== 'every' && areas.how !== 'named') return undefined;
  const denied = areas ? areas.of : of;
  if (denied.kind !== 'not' || !denied.none || denied.of.kind !== 'surge') return undefined;
  const where =
    areas === undefined
      ? ''
      : areas.how === 'every'
        ? ` in any ${areas.set?.name ?? ''}`
        : ` in ${areas.area ? quotedText(areas.area) : ''}`;
  return `no surge in ${denied.of.measure.name}${where} for ${dayCount(bounds.to + 1)}`;
}
