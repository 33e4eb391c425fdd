import { eq } from 'drizzle-orm'
import { listPlansById, listServicesById } from '@/lib/catalog/list-services-by-id'
import { machineParams } from '@/lib/compute/machine-params'
import type { Ctx } from '@/lib/context'
import type { PlanSpec } from '@/lib/db/schema/catalog'
import { orderLines } from '@/lib/db/schema/orders'
import { notFound } from '@/lib/errors'
import { finishLine } from '@/lib/orders/finish-line'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { takeHeld } from '@/lib/orders/take-held'
import { createInstance } from '@/lib/provisioning/create-instance'
import { instanceSpec } from '@/lib/provisioning/instance-spec'
import { renewInstance } from '@/lib/provisioning/renew-instance'
import { startRun } from '@/lib/provisioning/start-run'

/** Begins a line whose room is confirmed: the instance and its run exist exactly if this commits. */
export async function startLine(tx: Ctx, order: Order, line: OrderLine): Promise<void> {
  const instanceId = line.instanceId ?? (await newInstance(tx, order, line))
  const { kind } = line
  if (kind === 'renew') {
    const { id: lineId, priceVersionId, endsOn, endAction } = line
    await renewInstance(tx, { instanceId, lineId, priceVersionId, endsOn, endAction })
    await finishLine(tx, line.id)
    await takeHeld(tx, line.token)
    return
  }
  await tx.db
    .update(orderLines)
    .set({ state: 'provisioning', instanceId, failure: null })
    .where(eq(orderLines.id, line.id))
  const params = await paramsOf(tx, line)
  await startRun(tx, { kind, instanceId, orderId: order.id, orderLineId: line.id, params })
}

async function newInstance(tx: Ctx, order: Order, line: OrderLine): Promise<string> {
  const services = await listServicesById(tx, [line.serviceId])
  const service = services.get(line.serviceId)
  if (!service) throw notFound('catalog')
  const plan = await specOf(tx, line)
  const instance = await createInstance(tx, { line, order, fulfilment: service.fulfilment, plan })
  return instance.id
}

const specOf = async (tx: Ctx, { planId }: OrderLine): Promise<PlanSpec | null> =>
  (planId && (await listPlansById(tx, [planId])).get(planId)?.spec) || null

/** A new machine carries its network and keys; a plan change the plan, its size and the price that hold afterwards. */
async function paramsOf(tx: Ctx, line: OrderLine): Promise<Record<string, unknown>> {
  if (line.kind === 'create') return machineParams(tx, line.agencyId, line.config)
  if (line.kind !== 'changePlan') return {}
  const { planId, id: lineId, priceVersionId, config } = line
  return { planId, lineId, priceVersionId, config, spec: instanceSpec(await specOf(tx, line), config) }
}
