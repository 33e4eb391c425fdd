import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Databases } from '@/lib/context'
import type { Random } from '@/lib/random'
import { anAgency } from '@/lib/testing/factories'

export const asked = { zone: 'extranet', protectionLevel: 2, architecture: 'x86_64' } as const

/** A little more than half of what fits: a pool that is nearly full refuses, which is another question. */
export const reservationsPerHost = 6

/** Small ones are many, large ones few, as in clouds everywhere. */
const sizes = [
  [1, 2048],
  [1, 2048],
  [2, 4096],
  [2, 4096],
  [2, 8192],
  [4, 8192],
  [4, 16_384],
  [8, 16_384],
] as const
/** So many that their rows are not what callers wait for. */
const agencies = 200

export type MachineSize = { vcpu: number; memoryMiB: number; diskGiB: number }
export function aSize(random: Random): MachineSize {
  const [vcpu, memoryMiB] = random.pick(sizes)
  return { vcpu, memoryMiB, diskGiB: 40 + 20 * random.below(4) }
}

export type World = { owner: Pool; poolId: string; agencyIds: string[]; hostIds: string[] }

/**
 * One pool of hosts of three shapes, each with a random share of its room taken, so that best fit has to choose
 * and a batch does not simply fill one host. `bench_start` keeps what was free, to compare with.
 */
export async function reservingWorld(databases: Databases, owner: Pool, count: number): Promise<World> {
  await owner.query(`truncate reservation, placement_lease, host, pool cascade`)
  const agencyIds: string[] = []
  for (let number = 0; number < agencies; number++) agencyIds.push((await anAgency(databases)).id)
  const { rows: pools } = await owner.query<{ id: string }>(
    `insert into pool (code, name, zone, protection_levels, architecture, driver)
     values ('bench', 'bench', $1, array[$2::int], $3, 'simulator') returning id`,
    [asked.zone, asked.protectionLevel, asked.architecture],
  )
  const poolId = pools[0]?.id ?? ''
  await owner.query(
    `insert into host (pool_id, name, vcpu, memory_mib, disk_gib, free_vcpu, free_memory_mib, free_disk_gib)
     select $1, 'bench-' || n, vcpu, memory, 40000, floor(vcpu * share), floor(memory / 1024 * share) * 1024, 40000
     from (select n, (array[80, 80, 40, 64])[1 + n % 4] as vcpu, (array[180, 180, 90, 256])[1 + n % 4] * 1024 as memory,
       abs(hashint4(n)) % 1000 / 1000.0 as share from generate_series(1, $2::int) n) made`,
    [poolId, count],
  )
  await owner.query(`drop table if exists bench_start`)
  await owner.query(
    `create table bench_start as select id, free_vcpu, free_memory_mib, free_disk_gib from host`,
  )
  await owner.query(`alter table bench_start add primary key (id)`)
  await owner.query(`vacuum analyze host`)
  const { rows } = await owner.query<{ id: string }>(`select id from host order by id`)
  return { owner, poolId, agencyIds, hostIds: rows.map(({ id }) => id) }
}

/** As at the start, for the next arm. */
export async function emptied({ owner }: World): Promise<void> {
  await owner.query(`truncate reservation`)
  await owner.query(
    `update host h set free_vcpu = s.free_vcpu, free_memory_mib = s.free_memory_mib, free_disk_gib = s.free_disk_gib,
       machines = 0, version = h.version + 1
     from bench_start s where s.id = h.id and h.free_disk_gib <> s.free_disk_gib`,
  )
  await owner.query(`vacuum analyze host`)
  await owner.query(`checkpoint`)
}

export type Verdict = { oversold: number; lostOrDouble: number }

/** Free and reserved against what was free at the start, and every acknowledged key against its rows. */
export async function judge({ owner }: World, keys: readonly string[]): Promise<Verdict> {
  const { rows } = await owner.query<{ oversold: number; wrong: number }>(
    `with held as (
       select host_id, sum(vcpu) as vcpu, sum(memory_mib) as memory, sum(disk_gib) as disk from reservation
       where state <> 'released' group by host_id
     )
     select count(*) filter (where h.free_vcpu + coalesce(held.vcpu, 0) <> s.free_vcpu
         or h.free_memory_mib + coalesce(held.memory, 0) <> s.free_memory_mib
         or h.free_disk_gib + coalesce(held.disk, 0) <> s.free_disk_gib)::int as oversold,
       (select count(*) from (select a.key from unnest($1::text[]) a(key) left join reservation r on r.key = a.key
         and r.state <> 'released' group by a.key having count(r.id) <> 1) x)::int as wrong
     from host h join bench_start s on s.id = h.id left join held on held.host_id = h.id`,
    [keys],
  )
  return { oversold: rows[0]?.oversold ?? -1, lostOrDouble: rows[0]?.wrong ?? -1 }
}

/** Flushes a second to the same disk, one after the other. */
export function flushesPerSecond(seconds = 1): number {
  const folder = mkdtempSync(join(tmpdir(), 'zhengtong-flush-'))
  const file = openSync(join(folder, 'log'), 'w')
  const block = Buffer.alloc(8192)
  const until = performance.now() + seconds * 1000
  let count = 0
  for (; performance.now() < until; count++) {
    writeSync(file, block)
    fdatasyncSync(file)
  }
  closeSync(file)
  rmSync(folder, { recursive: true, force: true })
  return count / seconds
}
