import { setTimeout as pause } from 'node:timers/promises'
import { type Ctx, type Databases, newCtx, systemActor } from '@/lib/context'
import { type Random, randomFrom } from '@/lib/random'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { reserve } from '@/lib/scheduler/reserve'

/** Of a pool and an agency that were made for the run. */
export type Place = { zone: string; protectionLevel: number; agencyId: string; groupIds: string[] }

/** What a caller was told, in the order in which it was told; a release is noted before it is asked for. */
export type Entry =
  | { told: 'held'; key: string; hostId: string }
  | { told: 'refused'; key: string }
  | { told: 'releasing'; key: string }
  | { told: 'released'; key: string }

const sizes = [
  { vcpu: 1, memoryMiB: 2048 },
  { vcpu: 2, memoryMiB: 4096 },
  { vcpu: 4, memoryMiB: 8192 },
  { vcpu: 8, memoryMiB: 16_384 },
]
const aDayMillis = 86_400_000

/**
 * Callers that reserve, ask again under a key they have, and release, until told to stop. One that gets an error
 * instead of an answer asks again under the same key, as the portal's verbs do.
 */
export async function callersAtWork(
  databases: Databases,
  place: Place,
  { callers, seed, stopped }: { callers: number; seed: number; stopped: () => boolean },
  note: (entry: Entry) => void,
): Promise<void> {
  const ctx = newCtx(databases, systemActor)
  const work = async (_: unknown, index: number) => {
    const random = randomFrom(seed * 1000 + index)
    const mine: { key: string; again: () => Promise<Entry> }[] = []
    while (!stopped()) {
      const one = mine.length > 0 && random.below(10) < 4 ? random.below(mine.length) : -1
      const known = mine[one]
      if (!known) {
        const ask = asking(ctx, place, random)
        const answer = await insist(ask.again, stopped)
        if (!answer) return
        note(answer)
        if (answer.told === 'held') mine.push(ask)
      } else if (random.below(2) === 0) {
        const answer = await insist(known.again, stopped)
        if (answer) note(answer)
      } else {
        mine.splice(one, 1)
        note({ told: 'releasing', key: known.key })
        if (await insist(() => releaseReservation(ctx, known.key).then(() => true), stopped))
          note({ told: 'released', key: known.key })
      }
    }
  }
  await Promise.all(Array.from({ length: callers }, work))
}

function asking(ctx: Ctx, { zone, protectionLevel, agencyId, groupIds }: Place, random: Random) {
  const key = crypto.randomUUID()
  const groupId = random.below(5) === 0 ? random.pick(groupIds) : null
  const size = { ...random.pick(sizes), diskGiB: 40 }
  const request = { ...size, zone, protectionLevel, architecture: 'x86_64', groupId }
  const again = async (): Promise<Entry> => {
    const expiresAt = new Date(ctx.now().getTime() + aDayMillis)
    const answer = await reserve(ctx, { key, agencyId, request, expiresAt })
    return answer.placed ? { told: 'held', key, hostId: answer.hostId } : { told: 'refused', key }
  }
  return { key, again }
}

async function insist<T>(ask: () => Promise<T>, stopped: () => boolean): Promise<T | null> {
  for (;;) {
    try {
      return await ask()
    } catch {
      if (stopped()) return null
      await pause(50)
    }
  }
}
