import type { Pool } from 'pg'
import { aSize, asked, type MachineSize, type World } from '@/bench/reserve-world'
import { type Ctx, type Databases, newCtx, systemActor } from '@/lib/context'
import { type Random, randomFrom } from '@/lib/random'
import { reserve } from '@/lib/scheduler/reserve'
import { startPlacementWriter } from '@/lib/scheduler/writer/start-placement-writer'

export type Measured = { perSecond: number; millis: number[]; keys: string[] }
/** One durable reservation; false: this try was refused. */
type Attempt = (random: Random, key: string) => Promise<boolean>

export type Load = {
  callers: number
  seconds: number
  /** Ends earlier when so many stand. */
  most: number
  seed: number
}

/** So many callers, each asking again as soon as it is answered. */
export async function load({ callers, seconds, most, seed }: Load, attempt: Attempt): Promise<Measured> {
  const millis: number[] = []
  const keys: string[] = []
  const started = performance.now()
  const until = started + seconds * 1000
  const caller = async (_: unknown, index: number) => {
    const random = randomFrom(seed * 1000 + index)
    while (performance.now() < until && keys.length < most) {
      const key = crypto.randomUUID()
      const asked = performance.now()
      if (!(await attempt(random, key))) continue
      millis.push(performance.now() - asked)
      keys.push(key)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return { perSecond: (keys.length / (performance.now() - started)) * 1000, millis, keys }
}

/** With a placement writer of this process, which has read the hosts as they are now. */
export async function besideWriter<T>(
  databases: Databases,
  { poolId }: World,
  work: () => Promise<T>,
): Promise<T> {
  const { writer, stop } = startPlacementWriter(databases)
  try {
    while (!writer.shards.has(poolId)) await new Promise((again) => setTimeout(again, 20))
    return await work()
  } finally {
    await stop()
  }
}

const holdSeconds = 3600

/** The portal's own entry, with whatever writer there is. */
export function throughReserve(databases: Databases, { agencyIds }: World): Attempt {
  const ctx: Ctx = newCtx(databases, systemActor)
  return async (random, key) => {
    const expiresAt = new Date(ctx.now().getTime() + holdSeconds * 1000)
    const agencyId = random.pick(agencyIds)
    const answer = await reserve(ctx, { key, agencyId, request: { ...aSize(random), ...asked }, expiresAt })
    return answer.placed
  }
}

/** Leaves the same row as the portal does: the reservation and what was decided. */
const inserted = (from: string) => `
  insert into reservation (agency_id, key, host_id, vcpu, memory_mib, disk_gib, state, expires_at, request, explanation, decided_at)
  select $1, $2, id, $3, $4, $5, 'reserved', now() + interval '1 hour',
    jsonb_build_object('vcpu', $3::int, 'memoryMiB', $4::bigint, 'diskGiB', $5::bigint), '{}', now()
  from ${from}`

const taken = `free_vcpu = free_vcpu - $3, free_memory_mib = free_memory_mib - $4, free_disk_gib = free_disk_gib - $5,
  machines = machines + 1, version = version + 1`

const single = `
  with claimed as (
    update host set ${taken} where id = $6 and state = 'up' and free_vcpu >= $3 and free_memory_mib >= $4 and free_disk_gib >= $5
    returning id
  ) ${inserted('claimed')}`

/** A host at random, its row changed on condition and the reservation written in one statement. */
export const singleRow = (pool: Pool, world: World): Attempt =>
  statement(pool, 'single_row', single, world, (random) => [random.pick(world.hostIds)])

/** The score of `pack` as far as a table can know it beforehand: the larger fraction left. */
const score = 'greatest(free_vcpu::float8 / vcpu, free_memory_mib::float8 / memory_mib)'

/** Serves best fit in the order of the score, as a site without a writer would have it. */
export const bestFitIndex = `create index bench_best_fit on host ((${score}))`

const bestFit = `
  with best as (
    select id from host where state = 'up' and free_vcpu >= $3 and free_memory_mib >= $4 and free_disk_gib >= $5
    order by ${score} limit 1 for update skip locked
  ), claimed as (
    update host set ${taken} from best where host.id = best.id returning host.id
  ) ${inserted('claimed')}`

export const sqlBestFit = (pool: Pool, world: World): Attempt =>
  statement(pool, 'best_fit', bestFit, world, () => [])

function statement(
  pool: Pool,
  name: string,
  text: string,
  { agencyIds }: World,
  more: (random: Random) => unknown[],
): Attempt {
  return async (random, key) => {
    const { vcpu, memoryMiB, diskGiB }: MachineSize = aSize(random)
    const values = [random.pick(agencyIds), key, vcpu, memoryMiB, diskGiB, ...more(random)]
    return (await pool.query({ name, text, values })).rowCount === 1
  }
}
