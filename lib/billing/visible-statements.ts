import { and, eq, notInArray, type SQL, sql } from 'drizzle-orm'
import { can } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/context'
import { statements } from '@/lib/db/schema/billing'

/** An agency sees its own once they are issued; those who prepare statements see drafts too. */
export function visibleStatements(actor: Actor): SQL {
  if (actor.agencyId === null) {
    return can(actor, 'statement:close') ? sql`true` : notInArray(statements.state, ['draft', 'void'])
  }
  return (
    and(eq(statements.agencyId, actor.agencyId), notInArray(statements.state, ['draft', 'void'])) ??
    sql`false`
  )
}
