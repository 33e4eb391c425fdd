import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import type { Room } from '@/lib/scheduler/headroom/held-back'
import type { HeadroomShown } from '@/lib/scheduler/headroom/list-headroom'

export type RoomSize = { vcpu: number; memoryMiB: number; diskGiB: number; architecture: string | null }
export type SizeFits = RoomSize & { fits: number }
export type PoolRoom = {
  /** Free on hosts that take machines. */
  freeVcpu: number
  freeMemoryMiB: number
  /** Free cores that no size can use because their host lacks memory, and the reverse. */
  strandedVcpu: number
  strandedMemoryMiB: number
  /** Free cores, as a share, where the largest size that an empty host could take finds no room. Null: nothing is free. */
  fragmentation: number | null
  /** How many of each size could be ordered, one size at a time, leaving what is held back; largest first. */
  sizes: SizeFits[]
  largest: RoomSize | null
}
type Row = {
  poolId: string
  architecture: string
  freeVcpu: number
  freeMemoryMiB: number
  strandedVcpu: number
  strandedMemoryMiB: number
  mostVcpu: number
  mostMemoryMiB: number
  fits: number[]
}

/**
 * What the free room of each pool is worth in the sizes on sale; one statement. On a host where some size fits,
 * cores are stranded beyond what its memory feeds at the leanest size, memory beyond what its cores drive at
 * the richest; where none fits, all of what would have been enough for one.
 */
export async function poolRoom(
  ctx: Ctx,
  sold: readonly RoomSize[],
  headroom: ReadonlyMap<string, HeadroomShown>,
): Promise<Map<string, PoolRoom>> {
  authorize(ctx.actor, 'capacity:read')
  if (sold.length === 0) return new Map()
  const sizes = sold.map((size, at) => ({ ...size, at }))
  const { rows } = await ctx.db.execute<Row>(sql`
    with size as (
      select * from jsonb_to_recordset(${JSON.stringify(sizes)}::jsonb)
        as s(at int, vcpu int, "memoryMiB" bigint, "diskGiB" bigint, architecture text)
    ), room as (
      select h.pool_id, h.vcpu, h.memory_mib, h.free_vcpu as cores, h.free_memory_mib as memory, s.*
      from host h join pool p on p.id = h.pool_id cross join lateral (
        select array_agg(case when s.architecture is null or s.architecture = p.architecture then
            least(h.free_vcpu / s.vcpu, h.free_memory_mib / s."memoryMiB",
              case when s."diskGiB" > 0 then h.free_disk_gib / s."diskGiB" else h.free_vcpu end) else 0 end order by s.at) as fits,
          bool_or(s.vcpu <= h.free_vcpu and s."memoryMiB" <= h.free_memory_mib) as fitting,
          bool_or(s.vcpu <= h.free_vcpu) as enough_cores, bool_or(s."memoryMiB" <= h.free_memory_mib) as enough_memory,
          min(s."memoryMiB"::float8 / s.vcpu) as leanest, max(s."memoryMiB"::float8 / s.vcpu) as richest
        from size s) s
      where h.state = 'up' and p.state = 'active'
    ), summed as (
      select pool_id, array_agg(n order by at) as fits from (
        select pool_id, at, sum(n)::float8 as n from room, unnest(fits) with ordinality as f(n, at) group by 1, 2) each
      group by 1
    )
    select room.pool_id as "poolId", p.architecture, sum(cores)::float8 as "freeVcpu", sum(memory)::float8 as "freeMemoryMiB",
      coalesce(sum(case when fitting then greatest(0, cores - floor(memory / leanest)) when enough_cores then cores end), 0)::float8 as "strandedVcpu",
      coalesce(sum(case when fitting then greatest(0, memory - cores * richest) when enough_memory then memory end), 0)::float8 as "strandedMemoryMiB",
      max(room.vcpu)::float8 as "mostVcpu", max(room.memory_mib)::float8 as "mostMemoryMiB", summed.fits
    from room join pool p on p.id = room.pool_id join summed on summed.pool_id = room.pool_id
    group by room.pool_id, p.architecture, summed.fits`)
  return new Map(rows.map((row) => [row.poolId, roomOf(row, sold, headroom.get(row.poolId)?.kept.orders)]))
}

function roomOf(row: Row, sold: readonly RoomSize[], kept: Room | undefined): PoolRoom {
  const times = (free: number, each: number) => Math.max(0, Math.floor(free / each))
  const given = ({ vcpu, memoryMiB }: RoomSize) =>
    kept
      ? Math.min(times(row.freeVcpu - kept.vcpu, vcpu), times(row.freeMemoryMiB - kept.memoryMiB, memoryMiB))
      : Number.POSITIVE_INFINITY
  const sizes = sold
    .map((size, at) => ({ ...size, fits: Math.min(row.fits[at] ?? 0, given(size)) }))
    .filter(({ architecture }) => architecture === null || architecture === row.architecture)
    .reverse()
  const possible = ({ vcpu, memoryMiB }: RoomSize) => vcpu <= row.mostVcpu && memoryMiB <= row.mostMemoryMiB
  const reference = sizes.find(possible)
  const usable = reference ? reference.fits * reference.vcpu : 0
  const { freeVcpu, freeMemoryMiB, strandedVcpu, strandedMemoryMiB } = row
  return {
    freeVcpu,
    freeMemoryMiB,
    strandedVcpu,
    strandedMemoryMiB,
    fragmentation: freeVcpu > 0 ? Math.max(0, 1 - usable / freeVcpu) : null,
    sizes,
    largest: sizes.find(({ fits }) => fits > 0) ?? null,
  }
}
