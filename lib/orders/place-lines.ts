import { can } from '@/lib/auth/permissions'
import type { Plan } from '@/lib/catalog/queries'
import type { Ctx } from '@/lib/context'
import type { DraftLine, OrderContent } from '@/lib/db/schema/orders'
import { groupNamed } from '@/lib/orders/group-of'
import type { OrderWorld } from '@/lib/orders/order-world'
import { maxQuantity } from '@/lib/orders/rules'
import type { Instance } from '@/lib/provisioning/list-instances-by-id'
import { listLeavingMachines } from '@/lib/provisioning/list-leaving-machines'
import { amountsOf } from '@/lib/quota/amounts'
import { type Ask, askPlacement } from '@/lib/scheduler/ask-placement'
import { askResize } from '@/lib/scheduler/ask-resize'
import { findGroup } from '@/lib/scheduler/find-group'
import { type Outlook, outlooksOf } from '@/lib/scheduler/outlook'
import type { Reason } from '@/lib/scheduler/place'
import { requestFor } from '@/lib/scheduler/request'

export type LinePlacement = {
  key: string
  count: number
  /** How many of each plan could be placed now, by plan id. */
  fits: Record<string, number>
  /** A plan change: whether the machine stays on its host or moves to another. */
  where: Record<string, 'here' | 'elsewhere' | null> | null
  chosen: ChosenPlacement | null
}
export type ChosenPlacement = {
  fits: number
  funnel: { filter: string; remaining: number }[]
  refused: { filter: string; code: string; needed: number; best: number }[]
  nearestPlanId: string | null
  earliest: string | null
  /** What the nightly forecast says of the plan. */
  outlook: Outlook
}

type System = NonNullable<OrderWorld['system']>

/** Whether the machines could be placed now, plan by plan, and for the chosen plan why or why not. */
export async function placeLines(
  ctx: Ctx,
  content: OrderContent,
  world: OrderWorld,
): Promise<LinePlacement[]> {
  const { system } = world
  if (!system || !can(ctx.actor, 'capacity:ask')) return []
  const placed: LinePlacement[] = []
  const before: Ask[] = []
  for (const line of content.lines) {
    const machines = world.orderables.get(line.serviceId)?.plans.filter(({ spec }) => spec.vcpu) ?? []
    if (machines.length === 0) continue
    const instance = line.instanceId ? world.instances.get(line.instanceId) : undefined
    if (line.kind === 'create') {
      const { ask, placement } = await placeNew(ctx, { line, machines, system, before })
      placed.push(placement)
      if (ask) before.push(ask)
    } else if (line.kind === 'changePlan' && instance)
      placed.push(...(await placeChange(ctx, line, machines, instance)))
  }
  return placed
}

type NewLine = { line: DraftLine; machines: readonly Plan[]; system: System; before: readonly Ask[] }

/** The lines of one order share what room there is, in their order. */
async function placeNew(
  ctx: Ctx,
  { line, machines, system, before }: NewLine,
): Promise<{ ask: Ask | null; placement: LinePlacement }> {
  const count = Math.min(Math.max(line.quantity, 1), maxQuantity)
  const group = groupNamed(line.config, system.id)
  const groupId = group && (await findGroup(ctx, system.agencyId, group.name))
  const askOf = (plan: Plan, count: number): Ask => ({
    request: requestFor(amountsOf(plan.spec, line.config), system, {
      architecture: plan.spec.architecture,
      groupId,
    }),
    group,
    count,
  })
  const ask = (plan: Plan, count: number, plans: readonly Plan[] = []) =>
    askPlacement(ctx, {
      ...askOf(plan, count),
      before,
      leaving: () => listLeavingMachines(ctx),
      plans: plans.map(({ id, spec }) => ({ id, vcpu: spec.vcpu ?? 0, memoryMiB: spec.memoryMiB ?? 0 })),
    })
  const fits: Record<string, number> = {}
  for (const plan of machines) fits[plan.id] = (await ask(plan, 1)).fits
  const plan = machines.find(({ id }) => id === line.planId)
  const answer = plan
    ? await ask(
        plan,
        count,
        machines.filter(({ id }) => id !== plan.id),
      )
    : null
  const placement = {
    key: line.key,
    count,
    fits,
    where: null,
    chosen: answer && {
      fits: answer.fits,
      funnel: answer.funnel,
      refused: answer.refused.map(plainly),
      nearestPlanId: answer.nearestPlan?.id ?? null,
      earliest: answer.earliest?.toISOString() ?? null,
      outlook: plan ? await outlookOf(ctx, plan, system) : null,
    },
  }
  return { placement, ask: plan ? askOf(plan, count) : null }
}

async function placeChange(
  ctx: Ctx,
  line: DraftLine,
  machines: readonly Plan[],
  { token, config }: Instance,
): Promise<LinePlacement[]> {
  const plans = machines.map(({ id, spec }) => {
    const { vcpu = 0, memoryMiB = 0, diskGiB = 0 } = amountsOf(spec, config)
    return { id, vcpu, memoryMiB, diskGiB }
  })
  const answer = await askResize(ctx, { key: token, plans, chosenId: line.planId })
  if (!answer) return []
  const { where, chosen } = answer
  const fits = Object.fromEntries(plans.map(({ id }) => [id, where[id] ? 1 : 0]))
  return [
    {
      key: line.key,
      count: 1,
      fits,
      where,
      chosen: chosen && {
        fits: fits[line.planId ?? ''] ?? 0,
        funnel: chosen.funnel,
        refused: chosen.refused.map(plainly),
        nearestPlanId: chosen.nearestPlan?.id ?? null,
        earliest: null,
        outlook: null,
      },
    },
  ]
}

async function outlookOf(ctx: Ctx, { id, spec }: Plan, { zone, protectionLevel }: System): Promise<Outlook> {
  const place = { zone, protectionLevel, architecture: spec.architecture ?? 'x86_64' }
  return (await outlooksOf(ctx, [{ planId: id, place }]))[0] ?? null
}

const plainly = ({ filter, code, params }: Reason) => ({ filter, code, ...params })
