import type { Databases } from '@/lib/context'

const freshMs = 1000
const known = new WeakMap<Databases, { at: number; offsetMs: number }>()

/** Business time of a process without a request; the demonstration's offset is read at most once a second. */
export async function businessClock(databases: Databases): Promise<() => Date> {
  let clock = known.get(databases)
  if (!clock || Date.now() - clock.at > freshMs) {
    const { rows } = await databases.platform.query<{ seconds: number }>(
      `select (value #>> '{}')::int as seconds from setting where key = 'clock.offsetSeconds'`,
    )
    clock = { at: Date.now(), offsetMs: (rows[0]?.seconds ?? 0) * 1000 }
    known.set(databases, clock)
  }
  const { offsetMs } = clock
  return () => new Date(Date.now() + offsetMs)
}
