import type { Drill } from '@/faults/drill'
import { recordUsage } from '@/lib/metering/record-usage'
import { monthOf, monthStart } from '@/lib/shanghai'

/** A batch of readings is sent twice at once, and, its answer lost, a third time. */
export const deliveredTwice: Drill = {
  name: 'delivered twice',
  async force(stage) {
    const order = await stage.order()
    await stage.toItsEnd(order)
    const [{ agencyId, priceVersionId } = { agencyId: '', priceVersionId: null }] = await stage.rows<{
      agencyId: string
      priceVersionId: string
    }>('select agency_id as "agencyId", price_version_id as "priceVersionId" from instance where id = $1', [
      order.instanceId,
    ])
    const month = monthOf(stage.now)
    const startAt = monthStart(month)
    const facts = Array.from({ length: 20 }, (_, index) => ({
      source: 'sender',
      id: `${month}-${order.instanceId}-${index}`,
      agencyId,
      instanceId: order.instanceId,
      meter: 'traffic.outGiB',
      quantity: '1.5',
      unit: 'gib',
      startAt,
      endAt: new Date(startAt.getTime() + 3_600_000),
      priceVersionId,
      orderLineId: order.lineId,
    }))
    await stage.database.owner('insert into delivered select unnest($1::text[])', [facts.map(({ id }) => id)])
    await Promise.all([recordUsage(stage.system, facts), recordUsage(stage.system, facts)])
    const arrived = await stage.count(`usage_fact where source = 'sender'`)
    await recordUsage(stage.system, facts)
    return { 'readings had arrived when they came again': arrived >= facts.length }
  },
}
