import { and, desc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { StatementState } from '@/lib/billing/rules'
import { visibleStatements } from '@/lib/billing/visible-statements'
import type { Ctx } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'

export type StatementFilter = {
  month?: string
  states?: StatementState[]
  agencyId?: string
  q?: string
  page: number
  size: number
}

const agencyName = sql<string>`(select a.name from agency a where a.id = ${statements.agencyId})`

/** Statements the actor may see, the latest month first, with the agency's name. Two statements of SQL. */
export async function listStatements(ctx: Ctx, filter: StatementFilter) {
  authorize(ctx.actor, 'statement:read')
  const where = and(visibleStatements(ctx.actor), ...conditions(filter))
  const [rows, total] = await Promise.all([
    ctx.db
      .select({ statement: statements, agency: agencyName })
      .from(statements)
      .where(where)
      .orderBy(desc(statements.month), statements.number)
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size),
    ctx.db.$count(statements, where),
  ])
  return { rows: rows.map(({ statement, agency }) => ({ ...statement, agency })), total }
}

export type ListedStatement = Awaited<ReturnType<typeof listStatements>>['rows'][number]

function conditions({ month, states, agencyId, q }: StatementFilter): (SQL | undefined)[] {
  const pattern = `%${q?.replace(/[\\%_]/g, '\\$&')}%`
  return [
    month ? eq(statements.month, month) : undefined,
    states?.length ? inArray(statements.state, states) : undefined,
    agencyId ? eq(statements.agencyId, agencyId) : undefined,
    q ? or(ilike(statements.number, pattern), sql`${agencyName} ilike ${pattern}`) : undefined,
  ]
}
