import { can } from '@/lib/auth/permissions'
import type { Plan } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import type { OrderContent } from '@/lib/db/schema/orders'
import type { OrderWorld } from '@/lib/orders/order-world'
import { amountsOf } from '@/lib/quota/amounts'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { requestFor } from '@/lib/scheduler/request'

export type LinePlacement = {
  key: string
  count: number
  /** How many of each plan could be placed now, by plan id. */
  fits: Record<string, number>
  chosen: ChosenPlacement | null
}
export type ChosenPlacement = {
  fits: number
  funnel: { filter: string; remaining: number }[]
  refused: { filter: string; needed: number; best: number }[]
  nearestPlanId: string | null
  earliest: string | null
}

/** Whether the machines could be placed now, plan by plan, and for the chosen plan why or why not. */
export async function placeLines(
  ctx: Ctx,
  content: OrderContent,
  world: OrderWorld,
): Promise<LinePlacement[]> {
  const { system } = world
  if (!system || !can(ctx.actor, 'capacity:ask')) return []
  const placed: LinePlacement[] = []
  for (const line of content.lines) {
    const orderable = world.orderables.get(line.serviceId)
    const machines = orderable?.plans.filter(({ spec }) => spec.vcpu) ?? []
    if (line.kind !== 'create' || machines.length === 0) continue
    const ask = (plan: Plan, count: number, plans: readonly Plan[] = []) =>
      askPlacement(ctx, {
        request: requestFor(amountsOf(plan.spec, line.config), system, {
          architecture: plan.spec.architecture,
        }),
        count,
        plans: plans.map(({ id, spec }) => ({ id, vcpu: spec.vcpu ?? 0, memoryMiB: spec.memoryMiB ?? 0 })),
      })
    const fits: Record<string, number> = {}
    for (const plan of machines) fits[plan.id] = (await ask(plan, 1)).fits
    const plan = machines.find(({ id }) => id === line.planId)
    const others = machines.filter(({ id }) => id !== line.planId)
    placed.push({
      key: line.key,
      count: line.quantity,
      fits,
      chosen: plan ? chosenOf(await ask(plan, line.quantity, others)) : null,
    })
  }
  return placed
}

type Answer = Awaited<ReturnType<typeof askPlacement<{ id: string; vcpu: number; memoryMiB: number }>>>

const chosenOf = ({ fits, funnel, refused, nearestPlan, earliest }: Answer): ChosenPlacement => ({
  fits,
  funnel,
  refused: refused.map(({ filter, params }) => ({ filter, ...params })),
  nearestPlanId: nearestPlan?.id ?? null,
  earliest: earliest?.toISOString() ?? null,
})
