import { randomUUIDv7 } from 'node:crypto'
import type { Pool } from 'pg'
import type { Size } from '@/lib/scheduler/request'
import type { Choice } from '@/lib/scheduler/writer/explain-choice'
import type { Lease } from '@/lib/scheduler/writer/leases'
import { pack } from '@/lib/scheduler/writer/packed-choice'
import type { PlacementAsk } from '@/lib/scheduler/writer/placement-ask'

export type Decision = { ask: PlacementAsk; hostId: string; explanation: Choice }
export type Committed = {
  /** Another leads the pool now: nothing was written. */
  fenced: boolean
  /** What is left free on the hosts that had the room; those missing refused. */
  claimed: Map<string, Size & { version: number }>
  /** Keys that held room before. */
  held: Map<string, { hostId: string; poolId: string }>
  /** Keys handed over by somebody who has stopped waiting: nothing was written for them. */
  unwaited: Set<string>
}

/**
 * One statement for the batch: hosts by summed amounts, each only if it has all of it, then what stands on the
 * hosts that did. The lease is locked against a change of hands but not against its renewal, so that a writer
 * that was asleep changes nothing. Keys that hold room already are left out, and so is what was handed over by
 * somebody who has stopped waiting, since he may have claimed, and released, under that key meanwhile. Who stops
 * waiting while this is written learns what became of it from the key.
 */
const statement = `
  with fence as (
    select pool_id from placement_lease where pool_id = $1 and epoch = $2 for key share
  ), asked as (
    select * from unnest($3::text[], $4::uuid[], $5::uuid[], $6::int[], $7::bigint[], $8::bigint[], $9::uuid[], $10::float8[],
      $11::int[], $12::int[], $13::text[], $14::uuid[], $15::uuid[])
      as a(key, agency_id, host_id, vcpu, memory_mib, disk_gib, group_id, hold_seconds, at, request, choice, handed_as, id)
  ), waited_for as (
    select id from placement_request where id = any($14::uuid[]) for key share skip locked
  ), held as (
    select r.key, r.host_id, h.pool_id from reservation r join host h on h.id = r.host_id
    where r.key = any($3::text[]) and r.state <> 'released'
  ), fresh as (
    select * from asked where key not in (select key from held)
      and (handed_as is null or handed_as in (select id from waited_for))
  ), room as (
    select host_id, sum(vcpu)::int as vcpu, sum(memory_mib)::bigint as memory_mib, sum(disk_gib)::bigint as disk_gib,
      (count(*) filter (where key not like '%:resize'))::int as machines
    from fresh group by host_id order by host_id
  ), claimed as (
    update host h set free_vcpu = h.free_vcpu - room.vcpu, free_memory_mib = h.free_memory_mib - room.memory_mib,
      free_disk_gib = h.free_disk_gib - room.disk_gib, machines = h.machines + room.machines, version = h.version + 1
    from room, fence
    where h.id = room.host_id and h.pool_id = fence.pool_id and h.state = 'up' and h.free_vcpu >= room.vcpu
      and h.free_memory_mib >= room.memory_mib and h.free_disk_gib >= room.disk_gib
    returning h.id, h.free_vcpu, h.free_memory_mib, h.free_disk_gib, h.version
  ), served as (
    select fresh.* from fresh join claimed on claimed.id = fresh.host_id
  ), grouped as (
    insert into group_host (group_id, host_id, members, max_per_host, home)
    select g.id, served.host_id, count(*), g.max_per_host, g.together and bool_or(key !~ ':(move|evacuate)$') from served join anti_affinity_group g on g.id = served.group_id
    group by g.id, served.host_id order by g.id, served.host_id
    on conflict (group_id, host_id) do update set members = group_host.members + excluded.members, home = group_host.home or excluded.home
  ), reserved as (
    insert into reservation (id, agency_id, key, host_id, vcpu, memory_mib, disk_gib, group_id, state, expires_at, request, choice, decided_at)
    select id, agency_id, key, host_id, vcpu, memory_mib, disk_gib, group_id, 'reserved', now() + make_interval(secs => hold_seconds),
      ($16::jsonb[])[request], choice, ($17::timestamptz[])[at]
    from served
  )
  select (select count(*) from fence)::int as fences,
    (select json_agg(json_build_array(id, free_vcpu, free_memory_mib, free_disk_gib, version)) from claimed) as claimed,
    (select json_agg(json_build_array(key, host_id, pool_id)) from held) as held,
    (select json_agg(key) from asked where handed_as is not null and handed_as not in (select id from waited_for)) as unwaited`

/** Many ask for the same size, at the same moment: each text is sent, and parsed, once. */
class Numbered {
  readonly texts: string[] = []
  private readonly numbers = new Map<string, number>()

  /** From one, as SQL counts. */
  of(text: string): number {
    const known = this.numbers.get(text)
    if (known) return known
    const number = this.texts.push(text)
    this.numbers.set(text, number)
    return number
  }
}

type Answer = {
  fences: number
  claimed: [string, number, number, number, number][] | null
  held: [string, string, string][] | null
  unwaited: string[] | null
}

/** At most a hundred decisions: with more the planner is wrong about the arrays by too much. */
export async function commitBatch(
  db: Pool,
  lease: Lease,
  decisions: readonly Decision[],
): Promise<Committed> {
  const asks = decisions.map(({ ask }) => ask)
  const [requests, moments] = [new Numbered(), new Numbered()]
  const values = [
    lease.poolId,
    lease.epoch,
    asks.map(({ key }) => key),
    asks.map(({ agencyId }) => agencyId),
    decisions.map(({ hostId }) => hostId),
    asks.map(({ request }) => request.vcpu),
    asks.map(({ request }) => request.memoryMiB),
    asks.map(({ request }) => request.diskGiB),
    asks.map(({ request }) => request.groupId ?? null),
    asks.map(({ holdSeconds }) => holdSeconds),
    asks.map(({ at }) => moments.of(at)),
    asks.map(({ request }) => requests.of(JSON.stringify(request))),
    decisions.map(({ explanation }) => pack(explanation)),
    asks.map(({ handedAs }) => handedAs ?? null),
    decisions.map(() => randomUUIDv7()),
    requests.texts,
    moments.texts,
  ]
  const { rows } = await db.query<Answer>({ name: 'commit_batch', text: statement, values })
  const [answer] = rows
  return {
    fenced: answer?.fences !== 1,
    claimed: new Map(
      answer?.claimed?.map(([id, vcpu, memoryMiB, diskGiB, version]) => [
        id,
        { vcpu, memoryMiB, diskGiB, version },
      ]),
    ),
    held: new Map(answer?.held?.map(([key, hostId, poolId]) => [key, { hostId, poolId }])),
    unwaited: new Set(answer?.unwaited),
  }
}
