import { and, eq, ne } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { hosts, wakingFor } from '@/lib/db/schema/scheduler'
import { spareByPool } from '@/lib/scheduler/headroom/held-back'
import type { ListedHost } from '@/lib/scheduler/host-list'
import { rests } from '@/lib/scheduler/host-states'
import { filters, filtersPassed, type PlaceRequest } from '@/lib/scheduler/place'
import { sumOf } from '@/lib/scheduler/request'
import { wakeHosts } from '@/lib/scheduler/wake-hosts'
import { wakeable } from '@/lib/scheduler/wakeable'

/**
 * Nothing that is awake has room for the machine: where a sleeping host would, one is woken for it, the oldest,
 * unless one that is waking already has room beside what it is woken for. Answers whether room is on its way,
 * which takes minutes.
 */
export async function wakeFor(
  ctx: Ctx,
  key: string,
  request: PlaceRequest,
  list: readonly ListedHost[],
): Promise<boolean> {
  authorize(ctx.actor, 'capacity:reserve')
  const spare = spareByPool(wakeable(list), request)
  const fitting = list
    .filter(
      (host) =>
        rests(host.state) && filtersPassed({ ...host, state: 'up' }, request, spare) === filters.length,
    )
    .sort((a, b) => Number(wakes(b)) - Number(wakes(a)) || a.createdAt.getTime() - b.createdAt.getTime())
  for (const { id } of fitting) if (await wakesFor(ctx, id, key, request)) return true
  // All that wake are spoken for: what they are woken for may come to nothing.
  return fitting.some(wakes)
}

const wakes = ({ state }: ListedHost): boolean => state === 'waking'

/** In a transaction of its own, so that requests that come at once count one another. */
const wakesFor = (ctx: Ctx, hostId: string, key: string, request: PlaceRequest): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const [host] = await tx.db.select().from(hosts).where(eq(hosts.id, hostId)).for('update')
    if (!host) return false
    // It has woken since the list was read.
    if (!rests(host.state)) return host.state === 'up'
    const { vcpu, memoryMiB, diskGiB } = request
    const others = await tx.db
      .select({
        vcpu: wakingFor.vcpu,
        memoryMiB: wakingFor.memoryMiB,
        diskGiB: wakingFor.diskGiB,
      })
      .from(wakingFor)
      .where(and(eq(wakingFor.hostId, hostId), ne(wakingFor.key, key)))
    const all = sumOf([...others, request])
    if (all.vcpu > host.vcpu || all.memoryMiB > host.memoryMiB || all.diskGiB > host.diskGiB) return false
    const room = { hostId, vcpu, memoryMiB, diskGiB }
    await tx.db
      .insert(wakingFor)
      .values({ key, ...room })
      .onConflictDoUpdate({ target: wakingFor.key, set: room })
    await wakeHosts(tx, [hostId], 'order')
    return true
  })
