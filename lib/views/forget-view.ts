import { and, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { savedViews } from '@/lib/db/schema/views'
import { notFound } from '@/lib/errors'
import type { ViewId } from '@/lib/views/input'
import { ownViews } from '@/lib/views/list-views'

export async function forgetView(ctx: Ctx, { viewId }: ViewId): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  await inTransaction(ctx, async (tx) => {
    const mine = and(ownViews(ctx.actor), eq(savedViews.id, viewId))
    const gone = await tx.db.delete(savedViews).where(mine).returning({ id: savedViews.id })
    if (gone.length === 0) throw notFound('views')
  })
}
