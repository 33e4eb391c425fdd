import { sealAudit } from '@/lib/audit/seal-audit'
import { sampleMachines } from '@/lib/compute/sample-machines'
import type { Databases } from '@/lib/context'
import { addDays, atTime, dayOf, fiscalYearOf, monthOf, monthStart, nextMonth } from '@/lib/shanghai'
import { decide } from '@/scripts/seed/history/decisions'
import { firstOrders } from '@/scripts/seed/history/first-orders'
import { order } from '@/scripts/seed/history/place-order'
import { Stage } from '@/scripts/seed/history/stage'
import { closeAndIssue, confirmAll, disputeLargest, reviewOnly } from '@/scripts/seed/history/statements'
import * as story from '@/scripts/seed/history/story'
import type { World } from '@/scripts/seed/seed-world'

/** Three months of the province's work, by the verbs the portal uses, each at its own past moment. */
export async function playHistory(databases: Databases, world: World, start: Date, now: Date): Promise<void> {
  const stage = await Stage.open(databases, world, fiscalYearOf(start))
  const on = (days: number, time = '10:00') => atTime(addDays(dayOf(start), days), time)
  for (const wish of firstOrders)
    await order(stage, { ...wish, name: `first ${wish.agency} ${wish.system}`, at: on(wish.day, '09:00') })
  await story.fulfilByHand(stage, on(10))
  await story.tagAll(stage, on(11))
  await story.withdrawn(stage, on(16))
  await story.rejected(stage, on(20))

  const first = monthOf(start)
  const second = nextMonth(first)
  await closeAndIssue(stage, first)
  await confirmAll(stage, first)
  const inSecond = (days: number, time: string) => atTime(addDays(dayOf(monthStart(second)), days), time)
  await story.changePlan(stage, 'mhwz-web-1', 'g-4c8g', inSecond(18, '09:30'))
  await story.stopOver(stage, 'sgxk-app-1', inSecond(23, '22:00'), inSecond(25, '06:00'))
  await closeAndIssue(stage, second)
  await confirmAll(stage, second, ['lz-constr', 'p-health'])
  await reviewOnly(stage, second, 'lz-constr')
  await disputeLargest(stage, second, 'p-health', '月中数据库有一次维护停机，请核对是否已扣除。')
  await decide(stage, on, now)
  await story.returnedAndRevised(stage, new Date(now.getTime() - 6 * 86_400_000))
  await story.waitingNow(stage, now)
  for (let hours = 24; hours > 0; hours -= 1)
    await sampleMachines(stage.system(new Date(now.getTime() - hours * 3_600_000)))
  await sealAudit(stage.system(now))
}
