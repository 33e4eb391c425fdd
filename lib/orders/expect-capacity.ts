import { can } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { PlanSpec } from '@/lib/db/schema/catalog'
import type { OrderLine } from '@/lib/orders/queries'
import { listLeavingMachines } from '@/lib/provisioning/list-leaving-machines'
import { amountsOf } from '@/lib/quota/amounts'
import { expectRoom } from '@/lib/scheduler/earliest-room'
import { type Outlook, outlooksOf } from '@/lib/scheduler/outlook'
import { requestFor } from '@/lib/scheduler/request'

/** When there will be room: by what is known to end or to come (ISO instant), and by the nightly forecast. */
export type Expected = { known: string | null; outlook: Outlook }

/** By plan, for lines that find no room now; who may not ask about capacity learns nothing. */
export async function expectCapacity(
  ctx: Ctx,
  system: { zone: string; protectionLevel: number },
  lines: readonly (Pick<OrderLine, 'planId' | 'config'> & { spec: PlanSpec | null })[],
): Promise<Map<string, Expected>> {
  if (!can(ctx.actor, 'capacity:ask')) return new Map()
  const byPlan = Map.groupBy(lines, ({ planId }) => planId)
  const asked = [...byPlan].flatMap(([planId, [line, ...others]]) => {
    if (!planId || !line?.spec?.vcpu) return []
    const size = { architecture: line.spec.architecture, groupId: null }
    const request = requestFor(amountsOf(line.spec, line.config), system, size)
    return [{ planId, request, place: request, count: 1 + others.length }]
  })
  const [outlooks, known] = await Promise.all([
    outlooksOf(ctx, asked),
    expectRoom(ctx, asked, () => listLeavingMachines(ctx)),
  ])
  return new Map(
    asked.map(({ planId }, at) => [
      planId,
      { known: known[at]?.toISOString() ?? null, outlook: outlooks[at] ?? null },
    ]),
  )
}
