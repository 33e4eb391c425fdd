import type { Databases } from '@/lib/context'
import { instanceSpans, instances } from '@/lib/db/schema/provisioning'
import { meteredSpec } from '@/lib/metering/metered-spec'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { aBusinessSystem, aSystem, testNow } from '@/lib/testing/factories'

let counter = 0

type Values = Partial<typeof instances.$inferInsert> & {
  service?: Awaited<ReturnType<typeof aPricedService>>
}

/** A machine as an order leaves it, running since `testNow` unless said otherwise, with its open span. */
export async function anInstance(
  db: Databases,
  agencyId: string,
  { service: given, ...values }: Values = {},
) {
  const service = given ?? (await aPricedService(db))
  const { db: system } = aSystem(db)
  const spec = meteredSpec(service.plan.spec, values.config ?? {})
  const [instance] = await system
    .insert(instances)
    .values({
      agencyId,
      businessSystemId: values.businessSystemId ?? (await aBusinessSystem(db, agencyId)).id,
      token: crypto.randomUUID(),
      serviceId: service.service.id,
      serviceVersionId: service.version.id,
      planId: service.plan.id,
      priceVersionId: service.priceVersion.id,
      name: `machine-${++counter}`,
      state: 'running',
      config: {},
      spec,
      endAction: 'stop',
      endsOn: '2026-12-31',
      createdAt: testNow,
      ...values,
    })
    .returning()
  if (!instance) throw new Error('no instance')
  await system.insert(instanceSpans).values({
    agencyId,
    instanceId: instance.id,
    state: instance.state,
    planId: instance.planId,
    spec,
    priceVersionId: instance.priceVersionId,
    startAt: instance.createdAt,
  })
  return instance
}
