import { eq } from 'drizzle-orm'
import { listPlansById, listServicesById } from '@/lib/catalog/list-services-by-id'
import type { Ctx } from '@/lib/context'
import { orderLines } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import { finishLine } from '@/lib/orders/finish-line'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { createInstance } from '@/lib/provisioning/create-instance'
import { renewInstance } from '@/lib/provisioning/renew-instance'
import { startRun } from '@/lib/provisioning/start-run'

/** Begins a line whose room is confirmed: the instance and its run exist exactly if this commits. */
export async function startLine(tx: Ctx, order: Order, line: OrderLine): Promise<void> {
  const instanceId = line.instanceId ?? (await newInstance(tx, order, line))
  const { kind } = line
  if (kind === 'renew') {
    const { id: lineId, priceVersionId, endsOn, endAction } = line
    await renewInstance(tx, { instanceId, lineId, priceVersionId, endsOn, endAction })
    await finishLine(tx, line)
    return
  }
  await tx.db
    .update(orderLines)
    .set({ state: 'provisioning', instanceId, failure: null })
    .where(eq(orderLines.id, line.id))
  await startRun(tx, { kind, instanceId, orderId: order.id, orderLineId: line.id, params: paramsOf(line) })
}

async function newInstance(tx: Ctx, order: Order, line: OrderLine): Promise<string> {
  const [services, plans] = await Promise.all([
    listServicesById(tx, [line.serviceId]),
    listPlansById(tx, [line.planId]),
  ])
  const service = services.get(line.serviceId)
  if (!service) throw notFound('catalog')
  const plan = (line.planId && plans.get(line.planId)?.spec) || null
  const instance = await createInstance(tx, { line, order, fulfilment: service.fulfilment, plan })
  return instance.id
}

/** A plan change carries the plan and the price that hold afterwards. */
function paramsOf({ kind, planId, id, priceVersionId, config }: OrderLine): Record<string, unknown> {
  return kind === 'changePlan' ? { planId, lineId: id, priceVersionId, config } : {}
}
