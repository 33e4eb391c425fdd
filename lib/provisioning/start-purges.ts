import { and, asc, eq, lte } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { AppError } from '@/lib/errors'
import { startRun } from '@/lib/provisioning/start-run'

/** Recurring: what has lain in the recycle bin for its whole period is removed for good. */
export async function startPurges(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const due = await ctx.db
    .select({ id: instances.id })
    .from(instances)
    .where(and(eq(instances.state, 'recycled'), lte(instances.recycleUntil, ctx.now())))
    .orderBy(asc(instances.recycleUntil))
    .limit(200)
  let started = 0
  for (const { id } of due) {
    await inTransaction(ctx, (tx) => startRun(tx, { kind: 'purge', instanceId: id })).then(
      () => started++,
      (error) => {
        // Restored or taken up meanwhile: the next tick sees the new state.
        if (!(error instanceof AppError)) throw error
      },
    )
  }
  return started
}
