import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { spareByPool } from '@/lib/scheduler/headroom/held-back'
import type { ListedHost } from '@/lib/scheduler/host-list'
import { rests } from '@/lib/scheduler/host-states'
import { filters, filtersPassed, type PlaceRequest } from '@/lib/scheduler/place'
import { wakeHosts } from '@/lib/scheduler/wake-hosts'
import { wakeable } from '@/lib/scheduler/wakeable'

/**
 * Nothing that is awake has room for the machine: where a sleeping host would, the oldest one is woken, unless
 * one with room is waking already. Answers whether room is on its way, which takes minutes.
 */
export async function wakeFor(
  ctx: Ctx,
  request: PlaceRequest,
  list: readonly ListedHost[],
): Promise<boolean> {
  authorize(ctx.actor, 'capacity:reserve')
  const spare = spareByPool(wakeable(list), request)
  const fitting = list.filter(
    (host) => rests(host.state) && filtersPassed({ ...host, state: 'up' }, request, spare) === filters.length,
  )
  if (fitting.some(({ state }) => state === 'waking')) return true
  const [oldest] = fitting.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  if (!oldest) return false
  return inTransaction(ctx, async (tx) => (await wakeHosts(tx, [oldest.id], 'order')) > 0)
}
