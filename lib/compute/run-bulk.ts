import { and, asc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { actAs } from '@/lib/compute/act-as'
import type { BulkVerb } from '@/lib/compute/input'
import { rebootInstance } from '@/lib/compute/reboot-instance'
import { startInstance } from '@/lib/compute/start-instance'
import { stopInstance } from '@/lib/compute/stop-instance'
import { tagInstance } from '@/lib/compute/tag-instance'
import { type Ctx, inTransaction } from '@/lib/context'
import { bulkActions, bulkItems } from '@/lib/db/schema/compute'
import { AppError } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'

type Bulk = typeof bulkActions.$inferSelect
type Item = typeof bulkItems.$inferSelect

/**
 * Job: works through what is waiting, with the rights that the person has now. Verb and result of an item are
 * one transaction, so a job that comes twice does nothing twice.
 */
export async function runBulk(ctx: Ctx, { bulkId }: { bulkId: string }): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const [bulk] = await ctx.db.select().from(bulkActions).where(eq(bulkActions.id, bulkId))
  if (bulk?.state !== 'running') return
  const waiting = await ctx.db
    .select()
    .from(bulkItems)
    .where(and(eq(bulkItems.bulkId, bulkId), eq(bulkItems.state, 'waiting')))
    .orderBy(asc(bulkItems.instanceId))
  const person = await actAs(ctx, bulk.requestedBy, bulk.agencyId)
  for (const item of waiting) await runItem(ctx, person, bulk, item)
  await inTransaction(ctx, async (tx) => {
    await tx.db.update(bulkActions).set({ state: 'done' }).where(eq(bulkActions.id, bulkId))
    await publish(tx, `agency:${bulk.agencyId}`, 'bulk', { bulkId }, bulk.agencyId)
  })
}

async function runItem(ctx: Ctx, person: Ctx | null, bulk: Bulk, item: Item): Promise<void> {
  const own = and(eq(bulkItems.bulkId, bulk.id), eq(bulkItems.instanceId, item.instanceId))
  try {
    if (!person) throw new AppError('forbidden', 'auth.notAllowed')
    await inTransaction(person, async (tx) => {
      const runId = await apply(tx, bulk, item.instanceId)
      await tx.db.update(bulkItems).set({ state: 'done', runId, code: null }).where(own)
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, details } = error
    await ctx.db
      .update(bulkItems)
      .set({ state: 'failed', code, params: details.params ?? null })
      .where(own)
  }
}

async function apply(tx: Ctx, bulk: Bulk, instanceId: string): Promise<string | null> {
  const verb = bulk.verb as BulkVerb
  if (verb === 'tag') return addTags(tx, instanceId, bulk.params.tags as string[])
  const verbs = { start: startInstance, stop: stopInstance, reboot: rebootInstance }
  return (await verbs[verb](tx, { instanceId })).runId
}

/** Many at once get tags added; what each had stays. */
async function addTags(tx: Ctx, instanceId: string, tags: readonly string[]): Promise<null> {
  const [instance] = await listInstancesById(tx, tx.actor.agencyId ?? '', [instanceId])
  const all = [...new Set([...(instance?.tags ?? []), ...tags])]
  if (all.length > 10) throw new AppError('rule', 'compute.tooManyTags')
  await tagInstance(tx, { instanceId, tags: all })
  return null
}
