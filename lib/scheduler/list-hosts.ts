import { type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { hosts } from '@/lib/db/schema/scheduler'

/** `held*` is reserved but not confirmed; it is part of what is not free. */
export type HostShown = Pick<
  typeof hosts.$inferSelect,
  | 'id'
  | 'poolId'
  | 'name'
  | 'vcpu'
  | 'freeVcpu'
  | 'memoryMiB'
  | 'freeMemoryMiB'
  | 'diskGiB'
  | 'freeDiskGiB'
  | 'machines'
  | 'state'
  | 'stateReason'
> & { poolName: string; heldVcpu: number; heldMemoryMiB: number }

const fullest = sql`h.free_vcpu::float8 / nullif(h.vcpu, 0) nulls last, h.name`

/** One page of all hosts, the fullest first; one statement. */
export async function listHosts(
  ctx: Ctx,
  { page, size }: { page: number; size: number },
): Promise<HostShown[]> {
  authorize(ctx.actor, 'capacity:read')
  return shown(ctx, sql`select h.* from host h order by ${fullest} limit ${size} offset ${(page - 1) * size}`)
}

/** Of each pool the fullest hosts, at most `most`, and one more that was chosen; one statement. */
export async function hostsByPool(ctx: Ctx, most: number, chosenHostId?: string): Promise<HostShown[]> {
  authorize(ctx.actor, 'capacity:read')
  const chosen = /^[0-9a-f-]{36}$/.test(chosenHostId ?? '')
    ? sql`union select * from host where id = ${chosenHostId}::uuid`
    : sql``
  return shown(
    ctx,
    sql`select h.* from pool p cross join lateral (
        select * from host h where h.pool_id = p.id order by ${fullest} limit ${most}) h ${chosen}`,
  )
}

async function shown(ctx: Ctx, those: SQL): Promise<HostShown[]> {
  const { rows } = await ctx.db.execute<HostShown>(sql`
    select h.id, h.pool_id as "poolId", p.name as "poolName", h.name, h.vcpu, h.free_vcpu as "freeVcpu",
      h.memory_mib::float8 as "memoryMiB", h.free_memory_mib::float8 as "freeMemoryMiB", h.disk_gib::float8 as "diskGiB",
      h.free_disk_gib::float8 as "freeDiskGiB", h.machines, h.state, h.state_reason as "stateReason",
      coalesce(r.vcpu, 0)::int as "heldVcpu", coalesce(r.memory, 0)::float8 as "heldMemoryMiB"
    from (${those}) h join pool p on p.id = h.pool_id
    left join (select host_id, sum(vcpu) as vcpu, sum(memory_mib) as memory from reservation
      where state = 'reserved' group by host_id) r on r.host_id = h.id
    order by ${fullest}`)
  return rows
}
