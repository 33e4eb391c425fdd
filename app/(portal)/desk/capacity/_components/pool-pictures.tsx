import { ClientMessages } from '@/components/shell/client-messages'
import { type SearchParams, tableHref } from '@/components/ui/table-state'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listPlanSizes } from '@/lib/catalog/list-plan-sizes'
import type { PoolShown } from '@/lib/scheduler/capacity-overview'
import { listHeadroom } from '@/lib/scheduler/headroom/list-headroom'
import { poolRoom } from '@/lib/scheduler/pool-room'
import { HostPictures } from './host-pictures'
import { PoolRow } from './pool-row'

/** Every pool: its hosts as bars, what is free, and what of it is held back. */
export async function PoolPictures({ overview, params }: { overview: PoolShown[]; params: SearchParams }) {
  const ctx = await requireCtx('capacity:read')
  const [headroom, sizes] = await Promise.all([listHeadroom(ctx), listPlanSizes(ctx)])
  const rooms = await poolRoom(ctx, sizes, headroom)
  const mayManage = can(ctx.actor, 'capacity:manage')
  return (
    <ClientMessages of={['scheduler.capacity.map', 'scheduler.capacity.headroom']}>
      <HostPictures query={tableHref('', params, { page: undefined }).slice(1)}>
        {overview.map((each) => (
          <PoolRow
            key={each.pool.id}
            shown={each}
            room={rooms.get(each.pool.id)}
            headroom={headroom.get(each.pool.id)}
            mayManage={mayManage}
          />
        ))}
      </HostPictures>
    </ClientMessages>
  )
}
