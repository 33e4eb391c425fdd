import { recordAudit } from '@/lib/audit/record-audit'
import type { Plan } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { instanceSpec } from '@/lib/provisioning/instance-spec'
import type { Instance } from '@/lib/provisioning/queries'

export type CreateInstance = {
  line: Pick<
    Instance,
    | 'agencyId'
    | 'token'
    | 'serviceId'
    | 'serviceVersionId'
    | 'planId'
    | 'name'
    | 'config'
    | 'startsOn'
    | 'endsOn'
    | 'endAction'
  > & { id: string; priceVersionId: string | null }
  order: { businessSystemId: string | null }
  fulfilment: Instance['fulfilment']
  /** Spec of the plan; null for a service without plans. */
  plan: Plan['spec'] | null
}

/** The row of what was ordered, before anything exists: 'pending', in the transaction that approves. */
export async function createInstance(
  tx: Ctx,
  { line, order, fulfilment, plan }: CreateInstance,
): Promise<Instance> {
  if (!order.businessSystemId) throw new Error('an approved order has a business system')
  const { id, agencyId, token, serviceId, serviceVersionId, planId, name, config } = line
  const [instance] = await tx.db
    .insert(instances)
    .values({
      agencyId,
      token,
      serviceId,
      serviceVersionId,
      planId,
      name,
      config,
      businessSystemId: order.businessSystemId,
      orderLineId: id,
      termLineId: id,
      priceVersionId: line.priceVersionId,
      fulfilment,
      spec: instanceSpec(plan, config),
      state: 'pending',
      startsOn: line.startsOn,
      endsOn: line.endsOn,
      endAction: line.endAction,
      createdAt: tx.now(),
    })
    .returning()
  if (!instance) throw new Error('instance not inserted')
  await recordAudit(tx, 'instance.create', instance.id, {
    after: { agencyId, name, state: 'pending', orderLineId: id },
  })
  return instance
}
