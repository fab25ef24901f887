import type { Changes } from '../import/changes.ts';
import type { Duck } from './duck.ts';

const EXAMPLES = 10;

/**
 * `compareReleases` for the last of the releases in an index that was just built: what it changed against those
 * before it. Uses the tables `said` and `releases` that the building leaves behind for as long as it is open.
 */
export async function changesInIndex(duck: Duck, last: number): Promise<Changes> {
  await duck.run(`create temp table compared as ${COMPARED.replaceAll('$last', String(last))}`);
  const counts = new Map(
    (await duck.rows('select what, count(*) from compared group by what')) as [string, bigint][],
  );
  const count = (what: string) => Number(counts.get(what) ?? 0);
  const examples = async (what: string) => {
    const found = await duck.rows(
      `select id from compared where what = '${what}' order by id limit ${EXAMPLES}`,
    );
    return found.map(([id]) => String(id));
  };
  return {
    appeared: count('appeared'),
    changed: count('changed'),
    vanished: count('vanished'),
    unchanged: count('unchanged'),
    examples: { changed: await examples('changed'), vanished: await examples('vanished') },
  };
}

const COMPARED = `
with prior as (
  select id, max(r) as r, arg_max(content, r) as content, arg_max(from_day, r) as from_day, arg_max(to_day, r) as to_day
  from said where r < $last and retracts is null group by id
),
ended as (
  select supersedes as id from said where r < $last and supersedes is not null
  union select retracts from said where r < $last and retracts is not null
),
standing as (
  select * from prior p
  where not exists (
    select 1 from releases q
    where q.r > p.r and q.r < $last and q.from_day <= p.from_day and p.to_day <= q.to_day
  ) and id not in (select id from ended)
),
ending as (
  select supersedes as id from said where r = $last and supersedes is not null
  union select retracts from said where r = $last and retracts is not null
),
now as (
  select id, content from said
  where r = $last and retracts is null and id not in (select id from ended union select id from ending)
)
select coalesce(n.id, s.id) as id,
  case
    when s.id is null then 'appeared'
    when n.id is not null and n.content = s.content then 'unchanged'
    when n.id is not null then 'changed'
    when exists (select 1 from ending e where e.id = s.id) or exists (
      select 1 from releases q where q.r = $last and q.from_day <= s.from_day and s.to_day <= q.to_day
    ) then 'vanished'
    else 'as it was'
  end as what
from now n full join standing s on s.id = n.id`;
