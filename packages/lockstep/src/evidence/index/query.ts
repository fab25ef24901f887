import type { SeriesQuery } from '@lockstep/core/assessment';
import { isoFromDay } from '@lockstep/core/calendar';
import { actorNames, type Sides, sidesOf } from '../store/deaths.ts';
import { dateLiteral, text, texts } from './duck.ts';

/**
 * The events behind a query, as known at its knowledge date, each with its place and what it adds to the measure:
 * columns of the table and `place`, `low`, `best`, `high`. Plain SQL: any database with these tables can answer it.
 */
export function selectEvents(query: SeriesQuery, releaseKnown: string): string {
  const { measure, span, known } = query;
  const at = dateLiteral(isoFromDay(known));
  const conditions = [
    `coalesce(e.known, ${releaseKnown}) <= ${at}`,
    `(e.gone is null or e.gone > ${at})`,
    `e.to_day >= ${dateLiteral(isoFromDay(span.from))}`,
    `e.from_day <= ${dateLiteral(isoFromDay(span.to))}`,
    ...ofTypes(measure.types),
    ...ofActors(actorNames(measure.actors, query.aliases)),
  ];
  const { low, best, high } = estimate(query);
  const set = measure.areas;
  const place = set === undefined ? '0' : 'coalesce(n.place, p.place, -1)';
  const joins =
    set === undefined
      ? ''
      : `left join area_names n on n.area_set = ${text(set)} and n.area = e.area
         left join area_points p on n.place is null and p.area_set = ${text(set)} and p.latitude = e.latitude
           and p.longitude = e.longitude and p.vague = coalesce(e.vague, false)`;
  return `
select e.*, coalesce(e.known, ${releaseKnown}) as known_day, ${place} as place,
  ${low} as low, ${best} as best, ${high} as high
from events e ${joins}
where ${conditions.join(' and ')}`;
}

/** Sums by area and days. They add up: partitions of the events can be asked apart. */
export function selectSums(query: SeriesQuery, releaseKnown: string): string {
  return `
select place, from_day - date '1970-01-01', to_day - date '1970-01-01', sum(low), sum(best), sum(high)
from (${selectEvents(query, releaseKnown)})
where place <> -2
group by place, from_day, to_day`;
}

/** `Battles: Armed clash` is of the type "Battles", "Armed clash" and "Battles: Armed clash". */
function ofTypes(types: readonly string[]): string[] {
  if (types.length === 0) return [];
  const list = texts(types.map((type) => type.toLowerCase()));
  const parts = ['lower(e.type)', "lower(split_part(e.type, ': ', 1))", "lower(split_part(e.type, ': ', 2))"];
  return [`(${parts.map((part) => `${part} in (${list})`).join(' or ')})`];
}

function ofActors(actors: readonly string[]): string[] {
  if (actors.length === 0) return [];
  const list = texts(actors);
  return [`(lower(e.actor_a) in (${list}) or lower(e.actor_b) in (${list}))`];
}

interface EstimateSql {
  readonly low: string;
  readonly best: string;
  readonly high: string;
}

function estimate({ measure, aliases }: SeriesQuery): EstimateSql {
  if (measure.takes.kind !== 'deaths') return { low: EVENTS, best: EVENTS, high: EVENTS };
  const sides = sidesOf(measure.takes.of, aliases);
  return sides.all ? TOTAL : deathsOfSides(sides);
}

const EVENTS = 'cast(e.events as double)';
const zero = (column: string) => `coalesce(e.${column}, 0)::double`;
const NAMED = `(${zero('deaths_a')} + ${zero('deaths_b')} + ${zero('deaths_civilians')})`;
const COUNTED = `(${NAMED} + ${zero('deaths_unknown')})`;
/** The best estimate as given, or the sum of the sides where any is. */
const BEST = `coalesce(e.deaths_best::double, case when coalesce(e.deaths_a, e.deaths_b, e.deaths_civilians, e.deaths_unknown) is not null then ${COUNTED} end)`;
const SAID = `e.deaths_low::double, ${BEST}, e.deaths_high::double`;

/** `totalDeaths` in SQL; `least` and `greatest` leave out what is null. */
const TOTAL: EstimateSql = {
  low: `coalesce(case when ${BEST} is null and e.deaths_low is null then 0 else least(${SAID}) end, 0)`,
  best: `coalesce(${BEST}, floor((e.deaths_low::double + e.deaths_high::double) / 2), e.deaths_low::double, e.deaths_high::double, 0)`,
  high: `case when ${BEST} is null and e.deaths_high is null then 'Infinity'::double else greatest(${SAID}) end`,
};

/** `deathsOf` in SQL. */
function deathsOfSides(sides: Sides): EstimateSql {
  const side = (actor: string, column: string, named: boolean) => {
    if (named) return zero(column);
    const name = `lower(coalesce(e.${actor}, ''))`;
    const tests = [
      ...(sides.government ? [`${name} like 'government of%'`] : []),
      ...(sides.actors.length > 0 ? [`${name} in (${texts(sides.actors)})`] : []),
    ];
    return tests.length === 0 ? '0' : `case when ${tests.join(' or ')} then ${zero(column)} else 0 end`;
  };
  const theirs = `(${side('actor_a', 'deaths_a', sides.a)} + ${side('actor_b', 'deaths_b', sides.b)} + ${
    sides.civilians ? zero('deaths_civilians') : '0'
  })`;
  const best = `greatest(${TOTAL.best}, ${NAMED})`;
  return {
    low: `greatest(0, ${theirs} - greatest(0, ${best} - (${TOTAL.low})))`,
    best: theirs,
    high: `${theirs} + (${best} - ${NAMED}) + greatest(0, (${TOTAL.high}) - ${best})`,
  };
}
