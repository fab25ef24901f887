import { type Day, isoFromDay, type Span } from '@lockstep/core/calendar';
import { type Duck, dateLiteral } from './duck.ts';

/** One release in table `release_N`, N counting from 0 in the order of releases. */
export interface IndexedRelease {
  readonly known: Day;
  readonly covers?: Span;
  readonly estimated?: boolean;
}

const CONTENT =
  'from_day, to_day, area, latitude, longitude, vague, type, actor_a, actor_b, events, deaths_low, deaths_best, ' +
  'deaths_high, deaths_a, deaths_b, deaths_civilians, deaths_unknown, trim(origin), trim(citation), trim(url), ' +
  'trim(note), supersedes';

/** Whether there is one release whose rows neither replace nor withdraw anything: the common case, used as it is. */
export async function isLone(duck: Duck, releases: number): Promise<boolean> {
  if (releases !== 1) return false;
  const [ends] = await duck.one('select count(supersedes) + count(retracts) from release_0');
  return Number(ends) === 0;
}

/**
 * Makes table `events` of `release_0`, `release_1` ...: every version of every event, with the day from which it was
 * `gone` (null: still stands). The same as `resolveVersions`, said in SQL.
 */
export async function resolveInSql(duck: Duck, releases: readonly IndexedRelease[]): Promise<void> {
  await duck.run(`create temp table said as ${releases.map(saidIn).join(' union all ')}`);
  await duck.run(`create temp table releases as ${releases.map(releaseRow).join(' union all ')}`);
  await duck.run(RUNS);
  await duck.run(STANDING);
}

function saidIn(release: IndexedRelease, r: number, releases: readonly IndexedRelease[]): string {
  const known = knownIn(release, releases.slice(0, r));
  return `select ${r} as r, * replace (${known} as known), hash(${CONTENT}) as content from release_${r}`;
}

function knownIn({ known, estimated }: IndexedRelease, earlier: readonly IndexedRelease[]): string {
  const date = dateLiteral(isoFromDay(known));
  const own = `coalesce(known, ${date})`;
  const covered = earlier.flatMap(({ covers }) => (covers ? [coveredBy(covers)] : []));
  if (!estimated || covered.length === 0) return own;
  return `case when retracts is null and (${covered.join(' or ')}) then greatest(${own}, ${date}) else ${own} end`;
}

function coveredBy({ from, to }: Span): string {
  return `(from_day >= ${dateLiteral(isoFromDay(from))} and to_day <= ${dateLiteral(isoFromDay(to))})`;
}

function releaseRow({ known, covers }: IndexedRelease, r: number): string {
  const [from, to] = covers
    ? [covers.from, covers.to].map((day) => dateLiteral(isoFromDay(day)))
    : ['null', 'null'];
  return `select ${r} as r, ${dateLiteral(isoFromDay(known))} as known, ${from}::date as from_day, ${to}::date as to_day`;
}

/**
 * Runs of releases that say the same of an event. A run ends when a release says something else, or when one that
 * covers the event's days leaves it out: a release after the first, between this saying of it and the next.
 */
const RUNS = `
create temp table runs as
with items as (select * from said where retracts is null),
sayings as (
  select *, lead(r) over (partition by id order by r) as next_r,
    lag(content) over (partition by id order by r) as last_content
  from items
),
left_out as (
  select s.id, s.r, arg_min(q.known, q.r) as vanished
  from sayings s join releases q
    on q.r > s.r and (s.next_r is null or q.r < s.next_r) and q.from_day <= s.from_day and s.to_day <= q.to_day
  group by s.id, s.r
),
marked as (
  select s.*, o.vanished, lag(o.vanished) over (partition by s.id order by s.r) as vanished_before
  from sayings s left join left_out o on o.id = s.id and o.r = s.r
)
select *, sum(case when last_content = content and vanished_before is null then 0 else 1 end)
  over (partition by id order by r) as run
from marked`;

/** One version per run, and from when it was gone: the earliest of what came after it. */
const STANDING = `
create table events as
with versions as (
  select * from runs qualify row_number() over (partition by id, run order by r) = 1
),
vanishings as (select id, run, max(vanished) as vanished from runs group by id, run),
ends as (
  select supersedes as id, min(known) as known from said where supersedes is not null group by supersedes
  union all
  select retracts, min(known) from said where retracts is not null group by retracts
),
ended as (select id, min(known) as known from ends group by id)
select v.* exclude (r, content, next_r, last_content, vanished, vanished_before, run, gone),
  least(
    min(v.known) over (partition by v.id order by v.run rows between 1 following and unbounded following),
    min(n.vanished) over (partition by v.id order by v.run rows between current row and unbounded following),
    e.known
  ) as gone,
  v.r as release
from versions v
join vanishings n on n.id = v.id and n.run = v.run
left join ended e on e.id = v.id`;
