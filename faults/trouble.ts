import { setTimeout as pause } from 'node:timers/promises'
import type { FaultyDatabase } from '@/faults/database'
import type { Workers } from '@/faults/workers'
import type { Random } from '@/lib/random'

export type Wanted = { kills: number; crashes: number; freezes: number }

/** Longer than a run's lease. */
const frozenMs = 22_000

/** Kills, crashes and one frozen worker while work is in hand. Returns how many crashes PostgreSQL had to recover from. */
export async function trouble(
  database: FaultyDatabase,
  workers: Workers,
  random: Random,
  wanted: Wanted,
): Promise<number> {
  const frozen = wanted.freezes > 0 ? workers.freeze(random.below(3), frozenMs) : Promise.resolve()
  const crashAt = new Set(
    Array.from({ length: wanted.crashes }, (_, index) =>
      Math.floor(((index + 1) * wanted.kills) / (wanted.crashes + 1)),
    ),
  )
  let crashes = 0
  for (let index = 0; index < wanted.kills; index++) {
    await untilWorkInHand(database)
    await pause(random.below(600))
    if (crashAt.has(index) && (await database.crash())) crashes += 1
    await workers.kill(random.below(3))
  }
  await frozen
  return crashes
}

/** A run is being carried on by somebody; when none is left to carry on, any moment will do. */
async function untilWorkInHand(database: FaultyDatabase): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const held = 'select from run where lease_until > now() limit 1'
    const found = await database.databases.platform.query(held).catch(() => null)
    if (found?.rowCount) return
    await pause(50)
  }
}
