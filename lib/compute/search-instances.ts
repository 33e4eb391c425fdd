import { authorize } from '@/lib/auth/permissions'
import { InstanceFilter, whereOf } from '@/lib/compute/instance-filter'
import { type ListedInstance, rowsOf } from '@/lib/compute/list-instances'
import type { Ctx } from '@/lib/context'

/** The first machines and services whose name, address or tag begins with what was typed. */
export async function searchInstances(ctx: Ctx, q: string, size: number): Promise<ListedInstance[]> {
  authorize(ctx.actor, 'instance:read')
  const page = { sort: 'name', descending: false, page: 1, size } as const
  const [machines, services] = await Promise.all(
    (['machines', 'services'] as const).map((view) =>
      rowsOf(ctx, whereOf(ctx, InstanceFilter.parse({ view, q })), page),
    ),
  )
  return [...(machines ?? []), ...(services ?? [])].slice(0, size)
}
