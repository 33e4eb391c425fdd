import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { notFound } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import type { Instance } from '@/lib/provisioning/queries'
import { hasSpan, type InstanceState } from '@/lib/provisioning/rules'

type Extra = Partial<Omit<typeof instances.$inferInsert, 'id' | 'agencyId' | 'state' | 'version'>>

/**
 * The only place that moves an instance's state: the row, its spans to the second of business time, the audit
 * row and the events, all in the caller's transaction.
 */
export async function changeState(
  tx: Ctx,
  before: Instance,
  state: InstanceState,
  extra: Extra = {},
): Promise<Instance> {
  const [after] = await tx.db
    .update(instances)
    .set({ ...extra, state, version: sql`${instances.version} + 1` })
    .where(eq(instances.id, before.id))
    .returning()
  if (!after) throw notFound('provisioning')
  if (needsSpan(before, after)) await moveSpan(tx, after)
  await recordAudit(tx, 'instance.changeState', after.id, {
    agencyId: after.agencyId,
    before: { name: before.name, state: before.state },
    after: { name: after.name, state, ...extra },
  })
  await publish(tx, `instance:${after.id}`, 'instance', { state }, after.agencyId)
  await publish(tx, `agency:${after.agencyId}`, 'instance', { id: after.id, state }, after.agencyId)
  return after
}

/** A span is of one state, one size and one price; a new name alone goes on with the old one. */
function needsSpan(before: Instance, after: Instance): boolean {
  if (!hasSpan(before.state) && !hasSpan(after.state)) return false
  if (before.state !== after.state || before.planId !== after.planId) return true
  const priced = before.termLineId === after.termLineId && before.priceVersionId === after.priceVersionId
  return !priced || JSON.stringify(before.spec) !== JSON.stringify(after.spec)
}

/** Ends the open span now and opens the next one at the same second, if the new state has one. */
async function moveSpan(tx: Ctx, instance: Instance): Promise<void> {
  const now = sql`${tx.now().toISOString()}::timestamptz`
  await tx.db.execute(sql`
    with ended as (
      update instance_span set end_at = greatest(${now}, start_at)
      where instance_id = ${instance.id} and end_at is null
      returning end_at
    ), last as (select coalesce(max(end_at), ${now}) as at from ended)
    insert into instance_span (agency_id, instance_id, state, plan_id, spec, order_line_id, price_version_id, start_at)
    select ${instance.agencyId}::uuid, ${instance.id}::uuid, ${instance.state}, ${instance.planId}::uuid,
      ${JSON.stringify(instance.spec)}::jsonb, ${instance.termLineId}::uuid, ${instance.priceVersionId}::uuid, last.at
    from last where ${hasSpan(instance.state)}`)
}
