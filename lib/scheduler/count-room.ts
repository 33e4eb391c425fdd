import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { fits } from '@/lib/scheduler/fits'
import { hostList, readHostList } from '@/lib/scheduler/host-list'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { wakeable } from '@/lib/scheduler/wakeable'

/**
 * How many machines of each request the pools would take now, without regard to anti-affinity groups. The host
 * list at hand is believed while it has room; where it has none, it is read again, once for all.
 */
export async function countRoom(ctx: Ctx, requests: readonly CapacityRequest[]): Promise<number[]> {
  authorize(ctx.actor, 'capacity:ask')
  if (requests.length === 0) return []
  const system = elevate(ctx)
  const room = (list: Awaited<ReturnType<typeof hostList>>) => requests.map((request) => fits(request, list))
  const since = performance.now()
  const known = room(wakeable(await hostList(system)))
  return known.every((count) => count > 0) ? known : room(wakeable(await readHostList(system, since)))
}
