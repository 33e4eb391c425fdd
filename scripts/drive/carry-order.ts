import { sql } from 'drizzle-orm'
import { type Databases, newCtx, systemActor } from '@/lib/context'
import { registry } from '@/lib/jobs/registry'
import { decideStep } from '@/lib/orders/decide-step'
import type { SaveDraft } from '@/lib/orders/input'
import { saveDraft } from '@/lib/orders/save-draft'
import { submitOrder } from '@/lib/orders/submit-order'
import { type AgencyCast, at } from '@/scripts/drive/cast'

type Found = { state: string; formVersion: number; stepId: string | null }
type OrderToCarry = { cast: AgencyCast; orderId: string; content: SaveDraft['content']; now: Date }

/**
 * Takes one order from wherever it stands to the end of its runs, by the verbs people and workers use. Calling
 * it again after a crash goes on from there. Refusals of the verbs are thrown as they are.
 */
export async function carryOrder(
  databases: Databases,
  { cast, orderId, content, now }: OrderToCarry,
): Promise<void> {
  const staff = at(databases, cast.staff, now)
  let order = await find(databases, orderId)
  if (!order) {
    await saveDraft(staff, { orderId, formVersion: 0, content })
    order = await find(databases, orderId)
  }
  if (order?.state === 'draft') {
    await submitOrder(staff, { orderId, formVersion: order.formVersion })
    order = await find(databases, orderId)
  }
  if (order?.state === 'approving' && order.stepId)
    await decideStep(at(databases, cast.approver, now), {
      stepId: order.stepId,
      decision: 'approve',
      comment: '',
    })
  await workOnOrder(databases, orderId, now)
}

/** What the worker's jobs would do for this order, in this process and at this moment. */
export async function workOnOrder(databases: Databases, orderId: string, now: Date): Promise<void> {
  const system = newCtx(databases, systemActor, { now: () => now })
  await registry.fulfilOrder?.(system, { orderId })
  for (const runId of await openRuns(databases, orderId)) await registry.advanceRun?.(system, { runId })
}

async function openRuns(databases: Databases, orderId: string): Promise<string[]> {
  const { rows } = await databases.platform.query<{ id: string }>(
    `select id from run where order_id = $1 and state in ('queued', 'running', 'undoing') order by created_at`,
    [orderId],
  )
  return rows.map(({ id }) => id)
}

async function find(databases: Databases, orderId: string): Promise<Found | undefined> {
  const { rows } = await newCtx(databases, systemActor).db.execute<Found>(sql`
    select o.state, o.form_version as "formVersion",
      (select s.id from approval_step s where s.order_id = o.id and s.state = 'open' limit 1) as "stepId"
    from "order" o where o.id = ${orderId}`)
  return rows[0]
}
