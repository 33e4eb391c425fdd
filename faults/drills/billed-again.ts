import type { Drill } from '@/faults/drill'
import { type Ctx, newCtx, systemActor } from '@/lib/context'
import { meterMonth } from '@/lib/metering/meter-month'
import { monthEnd, monthOf } from '@/lib/shanghai'

/**
 * A machine's last step has to be tried again before it runs, and its month is metered by a worker that dies
 * before it can say so: another meters it again.
 */
export const billedAgain: Drill = {
  name: 'billed again',
  async force(stage) {
    const order = await stage.order()
    await stage.plan('monitor', 'lostAnswer', order)
    await stage.toItsEnd(order)
    const month = monthOf(stage.now)
    const later: Ctx = newCtx(stage.database.databases, systemActor, { now: () => monthEnd(month) })
    await meterMonth(later, month)
    const metered = await stage.count(
      `usage_fact u join usage_line l on l.id = u.line_id where l.instance_id = $1 and l.meter = 'machine.hours'`,
      [order.instanceId],
    )
    await meterMonth(later, month)
    return {
      'the last step was tried again': (await stage.befell('monitor', 'lostAnswer', order)) === 1,
      'its time had been metered when it was metered again': metered >= 1,
    }
  },
}
