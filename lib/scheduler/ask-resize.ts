import { and, eq, ne } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, isPlatform } from '@/lib/context'
import { hosts, pools, reservations } from '@/lib/db/schema/scheduler'
import { spareByPool } from '@/lib/scheduler/headroom/held-back'
import { byPoolPolicy, type ListedHost, readHostList, withGroup } from '@/lib/scheduler/host-list'
import { nearestPlan } from '@/lib/scheduler/nearest-plan'
import {
  type Funnel,
  filters,
  filtersPassed,
  type PlaceRequest,
  place,
  type Reason,
} from '@/lib/scheduler/place'
import type { Size } from '@/lib/scheduler/request'

export type AskedPlan = Size & { id: string }
export type ResizeAnswer = {
  /** For each plan: on the host where the machine is, on another of its pool, or nowhere now. */
  where: Record<string, 'here' | 'elsewhere' | null>
  chosen: { funnel: Funnel; refused: Reason[]; nearestPlan: AskedPlan | null } | null
}
type Held = { room: typeof reservations.$inferSelect; pool: typeof pools.$inferSelect }

/** What the order form says before a plan is changed. Holds nothing. Null: no room is held for that key. */
export async function askResize(
  ctx: Ctx,
  { key, plans, chosenId }: { key: string; plans: readonly AskedPlan[]; chosenId: string | null },
): Promise<ResizeAnswer | null> {
  authorize(ctx.actor, 'capacity:ask')
  const system = elevate(ctx)
  const held = await roomOf(system, key)
  if (!held || (!isPlatform(ctx.actor) && held.room.agencyId !== ctx.actor.agencyId)) return null
  const list = without(held, await readHostList(system))
  const { group } = await withGroup(system, { ...requestOf(held, held.room), groupId: held.room.groupId })
  if (group) takeFrom(group.members as Map<string, number>, held.room.hostId)
  const asked = (plan: Size): PlaceRequest => ({ ...requestOf(held, plan), group })
  const where = (plan: Size) => {
    const own = list.find(({ id }) => id === held.room.hostId)
    const grows = plan.vcpu > held.room.vcpu || plan.memoryMiB > held.room.memoryMiB
    const spare = grows ? spareByPool(list, {}) : new Map()
    if (own && filtersPassed({ ...own, poolOpen: true }, asked(plan), spare) === filters.length) return 'here'
    return 'host' in place(asked(plan), list, byPoolPolicy) ? 'elsewhere' : null
  }
  const plan = plans.find(({ id }) => id === chosenId)
  return {
    where: Object.fromEntries(plans.map((each) => [each.id, where(each)])),
    chosen: plan ? explain(plan, plans, asked, list) : null,
  }
}

function explain(
  plan: AskedPlan,
  plans: readonly AskedPlan[],
  asked: (plan: Size) => PlaceRequest,
  list: readonly ListedHost[],
): ResizeAnswer['chosen'] {
  const answer = place(asked(plan), list, byPoolPolicy)
  if ('host' in answer) return { funnel: answer.funnel, refused: [], nearestPlan: null }
  const others = plans.filter(({ id }) => id !== plan.id)
  return { ...answer, nearestPlan: nearestPlan(asked(plan), others, list) }
}

/** The pool's hosts as they would be if the machine were not there. */
const without = ({ room, pool }: Held, list: readonly ListedHost[]): ListedHost[] =>
  list
    .filter(({ poolId }) => poolId === pool.id)
    .map((host) =>
      host.id === room.hostId
        ? {
            ...host,
            freeVcpu: host.freeVcpu + room.vcpu,
            freeMemoryMiB: host.freeMemoryMiB + room.memoryMiB,
            freeDiskGiB: host.freeDiskGiB + room.diskGiB,
          }
        : host,
    )

const takeFrom = (members: Map<string, number>, hostId: string) =>
  (members.get(hostId) ?? 0) > 1
    ? members.set(hostId, (members.get(hostId) ?? 0) - 1)
    : members.delete(hostId)

const requestOf = ({ pool }: Held, { vcpu, memoryMiB, diskGiB }: Size): PlaceRequest => ({
  vcpu,
  memoryMiB,
  diskGiB,
  zone: pool.zone,
  architecture: pool.architecture,
  protectionLevel: pool.protectionLevels[0] ?? 0,
  poolId: pool.id,
})

async function roomOf(ctx: Ctx, key: string): Promise<Held | undefined> {
  const [held] = await ctx.db
    .select({ room: reservations, pool: pools })
    .from(reservations)
    .innerJoin(hosts, eq(hosts.id, reservations.hostId))
    .innerJoin(pools, eq(pools.id, hosts.poolId))
    .where(and(eq(reservations.key, key), ne(reservations.state, 'released')))
  return held
}
