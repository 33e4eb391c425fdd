import type { Databases } from '@/lib/context'
import { orderLines, orders } from '@/lib/db/schema/orders'
import { instanceSpans, instances } from '@/lib/db/schema/provisioning'
import type { aPricedService } from '@/lib/testing/a-priced-service'
import { aBusinessSystem, aSystem, testNow } from '@/lib/testing/factories'

type Priced = Awaited<ReturnType<typeof aPricedService>>
type Span = {
  state: (typeof instances.$inferSelect)['state']
  from: string
  to?: string
  priceVersionId?: string | null
  orderLineId?: string
  planId?: string
}

let counter = 0
const one = <T>([row]: T[]): T => {
  if (!row) throw new Error('no row')
  return row
}

/** An instance with an order, its line, and a state history given in Shanghai time ('2026-10-01 00:00:00'). */
export async function anInstance(
  db: Databases,
  options: {
    agencyId: string
    requesterId: string
    priced: Priced
    spans: Span[]
    spec?: Record<string, number>
    budgetId?: string
  },
) {
  const { agencyId, priced, spans, requesterId } = options
  const ctx = aSystem(db)
  const n = ++counter
  const system = await aBusinessSystem(db, agencyId)
  const order = one(
    await ctx.db
      .insert(orders)
      .values({
        agencyId,
        number: `ZT-TEST-${n}`,
        title: '测试订单',
        state: 'completed',
        content: {
          title: '',
          justification: '',
          businessSystemId: system.id,
          budgetId: options.budgetId ?? null,
          startsOn: null,
          endsOn: null,
          lines: [],
        },
        businessSystemId: system.id,
        budgetId: options.budgetId,
        requesterId,
        createdAt: testNow,
      })
      .returning(),
  )
  const line = one(
    await ctx.db
      .insert(orderLines)
      .values({
        agencyId,
        orderId: order.id,
        position: 1,
        draftKey: 'a',
        kind: 'create',
        serviceId: priced.service.id,
        serviceVersionId: priced.version.id,
        planId: priced.plan.id,
        name: `机器${n}`,
        config: {},
        agreementId: priced.agreement.id,
        agreementAcceptedBy: requesterId,
        priceVersionId: priced.priceVersion.id,
        priceSnapshot: [],
        amountFen: 0n,
        endAction: 'close',
        onNoCapacity: 'wait',
        state: 'done',
      })
      .returning(),
  )
  const instance = one(
    await ctx.db
      .insert(instances)
      .values({
        agencyId,
        businessSystemId: system.id,
        orderLineId: line.id,
        token: line.token,
        serviceId: priced.service.id,
        serviceVersionId: priced.version.id,
        planId: priced.plan.id,
        name: `机器${n}`,
        state: spans.at(-1)?.state ?? 'pending',
        engineRef: `sim-${line.token}`,
        config: {},
        endAction: 'close',
        createdAt: testNow,
      })
      .returning(),
  )
  const shanghai = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`)
  if (spans.length > 0)
    await ctx.db.insert(instanceSpans).values(
      spans.map((span) => ({
        agencyId,
        instanceId: instance.id,
        state: span.state,
        planId: span.planId ?? priced.plan.id,
        spec: options.spec ?? (priced.plan.spec as Record<string, number>),
        orderLineId: span.orderLineId ?? line.id,
        priceVersionId: span.priceVersionId === undefined ? priced.priceVersion.id : span.priceVersionId,
        startAt: shanghai(span.from),
        endAt: span.to ? shanghai(span.to) : null,
      })),
    )
  return { instance, order, line, system }
}
