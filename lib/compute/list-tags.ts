import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'

/** Tags in use, at most 50: hops from one to the next on the index instead of reading every machine. */
export async function listTags(ctx: Ctx): Promise<string[]> {
  authorize(ctx.actor, 'instance:read')
  if (isPlatform(ctx.actor)) return []
  const next = (after: string) => sql`(
    select term from instance_term
    where agency_id = ${ctx.actor.agencyId}::uuid and ${sql.raw(after)} and term < '$' order by term limit 1)`
  const { rows } = await ctx.db.execute<{ term: string }>(sql`
    with recursive tag as (
      select term from ${next(`term >= '#'`)} as first
      union all
      select ${next('term > tag.term')} from tag where tag.term is not null
    )
    select term from tag where term is not null limit 50`)
  return rows.map(({ term }) => term.slice(1))
}
