import { expect } from 'vitest'
import type { Databases } from '@/lib/context'
import { type PlacementWriting, startPlacementWriter } from '@/lib/scheduler/writer/start-placement-writer'

/** Another process: the same database, a writer of its own or none. */
export const anotherProcess = (db: Databases): Databases => ({ ...db })

/** Runs with a placement writer in this process that leads the pool, and ends it. */
export async function withWriter<T>(
  db: Databases,
  poolId: string,
  work: (writing: PlacementWriting) => Promise<T>,
): Promise<T> {
  const writing = startPlacementWriter(db)
  try {
    await expect.poll(() => writing.writer.shards.has(poolId), { timeout: 10_000, interval: 20 }).toBe(true)
    return await work(writing)
  } finally {
    await writing.stop()
  }
}
