import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { type Headroom, type HeldBack, heldBackOf } from '@/lib/scheduler/headroom/held-back'

export type HeadroomShown = { rows: (Headroom & { id: string })[]; kept: HeldBack }
type Row = Headroom & { id: string; poolId: string; upVcpu: number; upMemoryMiB: number }

/** By pool that holds something back: for what, and how much that is of the hosts that are up; one statement. */
export async function listHeadroom(ctx: Ctx): Promise<Map<string, HeadroomShown>> {
  authorize(ctx.actor, 'capacity:read')
  const { rows } = await ctx.db.execute<Row>(sql`
    select h.id, h.pool_id as "poolId", h.purpose, h.share_percent::float8 as "sharePercent", h.vcpu,
      h.memory_mib::float8 as "memoryMiB", coalesce(up.vcpu, 0)::float8 as "upVcpu",
      coalesce(up.memory_mib, 0)::float8 as "upMemoryMiB"
    from pool_headroom h left join lateral (
      select sum(vcpu) as vcpu, sum(memory_mib) as memory_mib from host where pool_id = h.pool_id and state = 'up'
    ) up on true order by h.purpose nulls first`)
  const shown = new Map<string, HeadroomShown>()
  for (const { poolId, upVcpu, upMemoryMiB, ...row } of rows) {
    const own = [...(shown.get(poolId)?.rows ?? []), row]
    shown.set(poolId, { rows: own, kept: heldBackOf(own, { vcpu: upVcpu, memoryMiB: upMemoryMiB }) })
  }
  return shown
}
