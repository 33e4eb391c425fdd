import { and, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { savedViews } from '@/lib/db/schema/views'
import { AppError } from '@/lib/errors'
import type { SaveView } from '@/lib/views/input'
import { ownViews } from '@/lib/views/list-views'

const most = 20

/** Keeps the address under a name; the same name is taken over. A taste, no business: it leaves no audit row. */
export async function saveView(ctx: Ctx, { page, name, query }: SaveView): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  const { agencyId } = ctx.actor
  const personId = ctx.actor.personId ?? ''
  await inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 9))`)
    const here = and(ownViews(ctx.actor), eq(savedViews.page, page))
    await tx.db.delete(savedViews).where(and(here, eq(savedViews.name, name)))
    if ((await tx.db.$count(savedViews, here)) >= most)
      throw new AppError('rule', 'views.tooMany', { params: { most } })
    await tx.db.insert(savedViews).values({ personId, agencyId, page, name, query })
  })
}
