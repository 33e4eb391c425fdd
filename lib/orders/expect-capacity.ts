import { can } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { capacityRequest } from '@/lib/orders/placements-of'
import type { OrderLine } from '@/lib/orders/queries'
import { listLeavingMachines } from '@/lib/provisioning/list-leaving-machines'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { type Outlook, outlooksOf } from '@/lib/scheduler/outlook'

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
  for (const [planId, line] of byPlan) {
    const request = await capacityRequest(ctx, line, system)
    if (!request) continue
    const [[outlook = null], { earliest }] = await Promise.all([
      outlooksOf(ctx, [{ planId, place: request }]),
      askPlacement(ctx, {
        request,
        count: lines.filter((each) => each.planId === planId).length,
        leaving: () => listLeavingMachines(ctx),
      }),
    ])
    expected.set(planId, { known: earliest?.toISOString() ?? null, outlook })
  }
  return expected
}
