import { can } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { capacityRequest } from '@/lib/orders/placements-of'
import type { OrderLine } from '@/lib/orders/queries'
import { listLeavingMachines } from '@/lib/provisioning/list-leaving-machines'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { type Outlook, outlooksOf } from '@/lib/scheduler/outlook'
import type { CapacityRequest } from '@/lib/scheduler/request'

/** When there will be room: by what is known to end or to come (ISO instant), and by the nightly forecast. */
export type Expected = { known: string | null; outlook: Outlook }

/** By plan, for lines that find no room now; who may not ask about capacity learns nothing. */
export async function expectCapacity(
  ctx: Ctx,
  system: { zone: string; protectionLevel: number },
  lines: readonly Pick<OrderLine, 'planId' | 'config'>[],
): Promise<Map<string, Expected>> {
  const expected = new Map<string, Expected>()
  if (!can(ctx.actor, 'capacity:ask')) return expected
  const byPlan = new Map(lines.flatMap((line) => (line.planId ? [[line.planId, line] as const] : [])))
  const asked: { planId: string; place: CapacityRequest }[] = []
  for (const [planId, line] of byPlan) {
    const place = await capacityRequest(ctx, line, system)
    if (place) asked.push({ planId, place })
  }
  const outlooks = await outlooksOf(ctx, asked)
  for (const [at, { planId, place }] of asked.entries()) {
    const { earliest } = await askPlacement(ctx, {
      request: place,
      count: lines.filter((each) => each.planId === planId).length,
      leaving: () => listLeavingMachines(ctx),
    })
    expected.set(planId, { known: earliest?.toISOString() ?? null, outlook: outlooks[at] ?? null })
  }
  return expected
}
