import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export type SoldSize = { vcpu: number; memoryMiB: number; diskGiB: number; architecture: string | null }

/** The sizes in which machines are on sale, smallest first, each once. */
export async function listPlanSizes(ctx: Ctx): Promise<SoldSize[]> {
  authorize(ctx.actor, 'catalog:read')
  const { rows } = await ctx.db.execute<SoldSize>(sql`
    select (p.spec ->> 'vcpu')::int as vcpu, (p.spec ->> 'memoryMiB')::int as "memoryMiB",
      coalesce(max((p.spec ->> 'diskGiB')::int), 0) as "diskGiB", p.spec ->> 'architecture' as architecture
    from plan p join service s on s.id = p.service_id
    where p.state = 'active' and s.state = 'published' and s.fulfilment = 'compute'
      and (p.spec ->> 'vcpu')::int > 0 and (p.spec ->> 'memoryMiB')::int > 0
    group by 1, 2, 4 order by 1, 2 limit 60`)
  return rows
}
