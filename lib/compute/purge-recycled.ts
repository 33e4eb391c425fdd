import { and, asc, eq, lte } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { AppError } from '@/lib/errors'
import { lockInstance } from '@/lib/provisioning/queries'
import { startRun } from '@/lib/provisioning/start-run'

const atOnce = 200

/** Recurring: what was closed and not restored in time is erased. A run that is open already is left alone. */
export async function purgeRecycled(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const due = await ctx.db
    .select({ id: instances.id })
    .from(instances)
    .where(and(eq(instances.state, 'recycled'), lte(instances.recycleUntil, ctx.now())))
    .orderBy(asc(instances.recycleUntil))
    .limit(atOnce)
  let begun = 0
  for (const { id } of due) if (await purge(ctx, id)) begun++
  return begun
}

async function purge(ctx: Ctx, instanceId: string): Promise<boolean> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const instance = await lockInstance(tx, instanceId)
      if (instance.state !== 'recycled' || !instance.recycleUntil || instance.recycleUntil > tx.now())
        return false
      const run = await startRun(tx, { kind: 'purge', instanceId })
      await recordAudit(tx, 'instance.purge', instanceId, {
        agencyId: instance.agencyId,
        before: { name: instance.name, recycleUntil: instance.recycleUntil },
        after: { runId: run.id },
      })
      return true
    })
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
