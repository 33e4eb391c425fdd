import { type SQL, sql } from 'drizzle-orm'
import { type Ctx, inTransaction } from '@/lib/context'
import type { Room } from '@/lib/scheduler/headroom/held-back'
import { noteClaim } from '@/lib/scheduler/host-list'
import type { CapacityRequest } from '@/lib/scheduler/request'

export type Claim = {
  key: string
  agencyId: string
  hostId: string
  request: CapacityRequest
  holdSeconds: number
  explanation: unknown
}
/** What must stay free of the pool after the claim. */
export type Kept = Room & { poolId: string }
type Claimed = { free_vcpu: number; free_memory_mib: string; free_disk_gib: string; machines: number }

/** Unique, check; serialization, deadlock, lock time-out: somebody else was first, and nothing of ours is written. */
const lost = new Set(['23505', '23514', '40001', '40P01', '55P03'])

/**
 * Takes the room and writes the reservation in one statement, or changes nothing: false when the host has
 * filled up, its pool holds the room back, the group is complete there or stands elsewhere, or another process
 * holds the key (the last three by constraint).
 */
export async function claimHost(ctx: Ctx, claim: Claim, kept?: Kept): Promise<boolean> {
  try {
    return await (kept ? claimedInTurn(ctx, claim, kept) : claimed(ctx, claim))
  } catch (error) {
    if (violationOf(error)) return false
    throw error
  }
}

/** Claims of a pool that holds room back follow one another, so that each sees what those before it left. */
const claimedInTurn = (ctx: Ctx, claim: Claim, kept: Kept): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select from pool where id = ${kept.poolId}::uuid for no key update`)
    return claimed(tx, claim, kept)
  })

async function claimed(ctx: Ctx, claim: Claim, kept?: Kept): Promise<boolean> {
  const { request } = claim
  const machines = claim.key.endsWith(':resize') ? 0 : 1
  const home = !/:(move|evacuate)$/.test(claim.key)
  const { rows } = await ctx.db.execute<Claimed>(sql`
      with claimed as (
        update host set free_vcpu = free_vcpu - ${request.vcpu}, free_memory_mib = free_memory_mib - ${request.memoryMiB},
          free_disk_gib = free_disk_gib - ${request.diskGiB}, machines = machines + ${machines}, version = version + 1
        where id = ${claim.hostId} and state = 'up' and free_vcpu >= ${request.vcpu}
          and free_memory_mib >= ${request.memoryMiB} and free_disk_gib >= ${request.diskGiB} ${leavesFree(request, kept)}
        returning id, free_vcpu, free_memory_mib, free_disk_gib, machines
      ), grouped as (
        insert into group_host (group_id, host_id, members, max_per_host, home)
        select g.id, claimed.id, 1, g.max_per_host, g.together and ${home} from claimed, anti_affinity_group g where g.id = ${request.groupId ?? null}::uuid
        on conflict (group_id, host_id) do update set members = group_host.members + 1, home = group_host.home or excluded.home
      ), reserved as (
        insert into reservation (agency_id, key, host_id, vcpu, memory_mib, disk_gib, group_id, state, expires_at, request, explanation, decided_at)
        select ${claim.agencyId}::uuid, ${claim.key}, id, ${request.vcpu}, ${request.memoryMiB}, ${request.diskGiB},
          ${request.groupId ?? null}::uuid, 'reserved', now() + make_interval(secs => ${claim.holdSeconds}),
          ${JSON.stringify(request)}::jsonb, ${JSON.stringify(claim.explanation)}::jsonb, ${ctx.now().toISOString()}::timestamptz
        from claimed
      )
      select free_vcpu, free_memory_mib, free_disk_gib, machines from claimed`)
  const [left] = rows
  if (!left) return false
  noteClaim(ctx, claim.hostId, {
    freeVcpu: left.free_vcpu,
    freeMemoryMiB: Number(left.free_memory_mib),
    freeDiskGiB: Number(left.free_disk_gib),
    machines: left.machines,
  })
  return true
}

/** What the hosts of the pool that are up have free is enough to leave what is held back. */
function leavesFree({ vcpu, memoryMiB }: CapacityRequest, kept?: Kept): SQL {
  if (!kept) return sql``
  return sql`and (select (${vcpu} <= 0 or sum(free_vcpu) - ${vcpu} >= ${kept.vcpu})
    and (${memoryMiB} <= 0 or sum(free_memory_mib) - ${memoryMiB} >= ${kept.memoryMiB})
    from host where pool_id = ${kept.poolId}::uuid and state = 'up')`
}

/** Whether the statement lost to another claim, as the database tells. */
export const violationOf = (error: unknown): boolean =>
  error instanceof Error && lost.has(codeOf(error) ?? '')

const codeOf = (error: Error): string | undefined =>
  (error as { code?: string }).code ?? (error.cause instanceof Error ? codeOf(error.cause) : undefined)
