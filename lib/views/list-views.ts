import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Actor, Ctx } from '@/lib/context'
import { savedViews } from '@/lib/db/schema/views'
import type { ViewPage } from '@/lib/views/input'

export type SavedView = { id: string; name: string; query: string }

/** Of this person under this hat: what one looks for in one agency is of no use in another. */
export const ownViews = ({ personId, agencyId }: Actor): SQL | undefined =>
  and(
    eq(savedViews.personId, personId ?? ''),
    agencyId ? eq(savedViews.agencyId, agencyId) : isNull(savedViews.agencyId),
  )

/** The reader's own views of a list, by name. */
export async function listViews(ctx: Ctx, page: ViewPage): Promise<SavedView[]> {
  authorize(ctx.actor, 'self:manage')
  return ctx.db
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(and(ownViews(ctx.actor), eq(savedViews.page, page)))
    .orderBy(asc(savedViews.name), asc(savedViews.id))
}
