import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
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
type Claimed = { free_vcpu: number; free_memory_mib: string; free_disk_gib: string; machines: number }

/** Unique, check; serialization, deadlock, lock time-out: somebody else was first, and nothing of ours is written. */
const lost = new Set(['23505', '23514', '40001', '40P01', '55P03'])

/**
 * Takes the room and writes the reservation in one statement, or changes nothing: false when the host has
 * filled up, the group is complete there, or another process holds the key (both by constraint).
 */
export async function claimHost(ctx: Ctx, claim: Claim): Promise<boolean> {
  const { request } = claim
  const machines = claim.key.endsWith(':resize') ? 0 : 1
  try {
    const { rows } = await ctx.db.execute<Claimed>(sql`
      with claimed as (
        update host set free_vcpu = free_vcpu - ${request.vcpu}, free_memory_mib = free_memory_mib - ${request.memoryMiB},
          free_disk_gib = free_disk_gib - ${request.diskGiB}, machines = machines + ${machines}, version = version + 1
        where id = ${claim.hostId} and state = 'up' and free_vcpu >= ${request.vcpu}
          and free_memory_mib >= ${request.memoryMiB} and free_disk_gib >= ${request.diskGiB}
        returning id, free_vcpu, free_memory_mib, free_disk_gib, machines
      ), grouped as (
        insert into group_host (group_id, host_id, members, max_per_host)
        select g.id, claimed.id, 1, g.max_per_host from claimed, anti_affinity_group g where g.id = ${request.groupId ?? null}::uuid
        on conflict (group_id, host_id) do update set members = group_host.members + 1
      ), reserved as (
        insert into reservation (agency_id, key, host_id, vcpu, memory_mib, disk_gib, group_id, state, expires_at)
        select ${claim.agencyId}::uuid, ${claim.key}, id, ${request.vcpu}, ${request.memoryMiB}, ${request.diskGiB},
          ${request.groupId ?? null}::uuid, 'reserved', now() + make_interval(secs => ${claim.holdSeconds}) from claimed
      ), decided as (
        insert into placement_decision (agency_id, key, placed, host_id, request, explanation, at)
        select ${claim.agencyId}::uuid, ${claim.key}, true, id, ${JSON.stringify(request)}::jsonb,
          ${JSON.stringify(claim.explanation)}::jsonb, ${ctx.now().toISOString()}::timestamptz from claimed
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
  } catch (error) {
    if (violationOf(error)) return false
    throw error
  }
}

/** Whether the statement lost to another claim, as the database tells. */
export const violationOf = (error: unknown): boolean =>
  error instanceof Error && lost.has(codeOf(error) ?? '')

const codeOf = (error: Error): string | undefined =>
  (error as { code?: string }).code ?? (error.cause instanceof Error ? codeOf(error.cause) : undefined)
