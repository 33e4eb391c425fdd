import { type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { hosts } from '@/lib/db/schema/scheduler'
import { fullestFirst, type HostFilter, hostWhere } from '@/lib/scheduler/host-filter'

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

/** `sizes`: the cores of the machines and reservations there, the largest first; at most as many as a bar can show. */
export type HostRow = HostShown & { sizes: number[] }

const mostPieces = 48

/** One page of the hosts that match, the fullest first, each with what stands on it; one statement. */
export async function listHosts(
  ctx: Ctx,
  filter: HostFilter,
  { page, size }: { page: number; size: number },
): Promise<{ rows: HostRow[]; total: number }> {
  authorize(ctx.actor, 'capacity:read')
  const where = hostWhere(filter)
  const found = await shown<HostRow & { total: number }>(
    ctx,
    sql`select h.* from host h where ${where} order by ${fullestFirst} limit ${size} offset ${(page - 1) * size}`,
    sql`, array(select s.vcpu from reservation s where s.host_id = h.id and s.state <> 'released'
        order by s.vcpu desc limit ${mostPieces}) as sizes, (select count(*) from host h where ${where})::int as total`,
  )
  return { rows: found.map(({ total: _all, ...row }) => row), total: found[0]?.total ?? 0 }
}

/** One host by its id or name; undefined when there is none. */
export async function findHost(ctx: Ctx, idOrName: string): Promise<HostShown | undefined> {
  authorize(ctx.actor, 'capacity:read')
  const [host] = await shown<HostShown>(
    ctx,
    sql`select h.* from host h where h.id::text = ${idOrName} or h.name = ${idOrName} limit 1`,
  )
  return host
}

async function shown<R extends HostShown>(ctx: Ctx, those: SQL, more = sql``): Promise<R[]> {
  const { rows } = await ctx.db.execute<R>(sql`
    select h.id, h.pool_id as "poolId", p.name as "poolName", h.name, h.vcpu, h.free_vcpu as "freeVcpu",
      h.memory_mib::float8 as "memoryMiB", h.free_memory_mib::float8 as "freeMemoryMiB", h.disk_gib::float8 as "diskGiB",
      h.free_disk_gib::float8 as "freeDiskGiB", h.machines, h.state, h.state_reason as "stateReason",
      coalesce(r.vcpu, 0)::int as "heldVcpu", coalesce(r.memory, 0)::float8 as "heldMemoryMiB" ${more}
    from (${those}) h join pool p on p.id = h.pool_id
    left join (select host_id, sum(vcpu) as vcpu, sum(memory_mib) as memory from reservation
      where state = 'reserved' group by host_id) r on r.host_id = h.id
    order by ${fullestFirst}`)
  return rows as R[]
}
