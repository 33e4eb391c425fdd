import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { pagesOf } from '@/lib/navigation/pages'

/** By the key of a page. */
export type PageCounts = Record<string, number>

/**
 * How much stands behind pages of the navigation, as part of the statement every frame asks: orders on their way,
 * machines, statements not yet confirmed; for operators open tasks and stuck runs. Each is read off an index up to `most`.
 */
export function pageCounts(ctx: Ctx, most: number): SQL<PageCounts> {
  const { agencyId, roles } = ctx.actor
  const mine = sql`agency_id = ${agencyId}::uuid`
  const behind: Record<string, SQL> = agencyId
    ? {
        orders: sql`"order" where ${mine} and state in ('approving', 'approved', 'fulfilling')`,
        instances: sql`instance where ${mine} and fulfilment = 'compute' and state <> 'closed'`,
        statements: sql`statement where ${mine} and state in ('reviewing', 'disputed', 'adjusted')`,
      }
    : {
        queue: sql`task where state in ('open', 'taken') and role = any(${sql.param([...roles])}::text[])`,
        runs: sql`run where state = 'stuck'`,
      }
  const counted = pagesOf(ctx.actor).flatMap(({ key }) => {
    const rows = behind[key]
    return rows
      ? [sql`${key}::text, (select count(*)::int from (select 1 from ${rows} limit ${most}) as counted)`]
      : []
  })
  return sql<PageCounts>`json_build_object(${sql.join(counted, sql`, `)})`
}
