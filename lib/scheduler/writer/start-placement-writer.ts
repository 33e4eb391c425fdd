import { hostname } from 'node:os'
import type { Databases } from '@/lib/context'
import { openPool } from '@/lib/db/open-pool'
import { log } from '@/lib/log'
import { setWriter } from '@/lib/scheduler/writer/ask-writer'
import { HandedRequests } from '@/lib/scheduler/writer/handed-requests'
import { readHosts, readHostsAfter } from '@/lib/scheduler/writer/host-rows'
import { endLeases, type Lease, renewLeases, takeLeases } from '@/lib/scheduler/writer/leases'
import { PlacementWriter } from '@/lib/scheduler/writer/placement-writer'
import { PoolIndex } from '@/lib/scheduler/writer/pool-index'

const everyMillis = 200
const ticksBetweenLooks = 5
/** Of each pool, a second: 100,000 hosts are looked at again in less than two minutes, a thousand in one second. */
const lookedAt = 1000
const first = '00000000-0000-0000-0000-000000000000'

const note = (error: unknown): void => log.warn({ err: error }, 'placement')

/**
 * The writer's own connections: batches are planned once, and by their indexes, whatever a table's size was then;
 * a row that somebody holds for long undoes the batch instead of keeping everybody waiting.
 */
const settings = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', lock_timeout: '500ms' }

export type PlacementWriting = { writer: PlacementWriter; stop(): Promise<void> }

/**
 * Tries to lead every pool, and decides for those it leads: requests of this process directly, those of others
 * from the table. Any number of processes may call it; a pool has one leader, and another within two seconds
 * when that one falls silent.
 */
export function startPlacementWriter(databases: Databases): PlacementWriting {
  const db = databases.platform
  const holder = `${hostname()}:${process.pid}:${crypto.randomUUID()}`
  const own = openPool(db.options.connectionString ?? '', { max: 4, name: 'zt_placement', settings })
  const writer = new PlacementWriter(own)
  const handed = new HandedRequests(db, holder, (ask) => writer.ask(ask))
  /** What is led, its hosts read or not yet. */
  const held = new Map<string, Lease>()
  let reading: Promise<void> = Promise.resolve()
  let ticks = 0
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  async function tick(): Promise<void> {
    await renew()
    for (const lease of await takeLeases(db, holder)) {
      held.set(lease.poolId, lease)
      reading = reading.then(() => lead(lease.poolId)).catch(note)
    }
    if (writer.shards.size === 0) return
    await handed.tick()
    if (ticks++ % ticksBetweenLooks === 0) await look()
  }

  async function renew(): Promise<void> {
    if (held.size === 0) return
    const kept = new Map((await renewLeases(db, held.values())).map((lease) => [lease.poolId, lease]))
    for (const poolId of held.keys()) {
      const lease = kept.get(poolId)
      const shard = writer.shards.get(poolId)
      if (lease) held.set(poolId, lease)
      else held.delete(poolId)
      if (shard && lease) shard.lease = lease
      else writer.shards.delete(poolId)
    }
  }

  /** Leases are renewed while the hosts are read. */
  async function lead(poolId: string): Promise<void> {
    const index = new PoolIndex(await readHosts(db, poolId))
    const lease = held.get(poolId)
    if (!lease) return
    writer.shards.set(poolId, { lease, index, poll: first })
    log.info({ poolId, epoch: lease.epoch, hosts: index.size }, 'placement led')
  }

  /** What others have written meanwhile: claims by plain SQL, released room, drained hosts, new ones. */
  async function look(): Promise<void> {
    for (const shard of writer.shards.values()) {
      const rows = await readHostsAfter(db, shard.lease.poolId, shard.poll, lookedAt)
      for (const row of rows) shard.index.see(row)
      shard.poll = rows.length < lookedAt ? first : (rows.at(-1)?.[0] ?? first)
    }
  }

  function next(afterMillis: number): void {
    if (stopped) return
    timer = setTimeout(() => {
      turn = tick()
        .catch(note)
        .then(() => next(everyMillis))
    }, afterMillis)
  }

  setWriter(databases, writer)
  next(0)
  return {
    writer,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await turn
      setWriter(databases, null)
      await reading
      await writer.stop()
      await Promise.all([handed.stop(), endLeases(db, held.values()), own.end()]).catch(note)
    },
  }
}
