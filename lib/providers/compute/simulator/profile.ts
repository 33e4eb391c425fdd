import type { Pool } from 'pg'

export type Profile = {
  seed: number
  buildMillis: number
  bootMillis: number
  callMillis: number
  failPercent: number
  lostAnswerPercent: number
  twicePercent: number
  hangPercent: number
  hangMillis: number
}

const calm: Profile = {
  seed: 1,
  buildMillis: 1500,
  bootMillis: 5000,
  callMillis: 0,
  failPercent: 0,
  lostAnswerPercent: 0,
  twicePercent: 0,
  hangPercent: 0,
  hangMillis: 30_000,
}
const freshMillis = 500
const known = new WeakMap<Pool, Map<string, { profile: Profile; readAt: number }>>()

/** How this pool's engine behaves, at most half a second old. */
export async function profileOf(pool: Pool, poolCode: string): Promise<Profile> {
  const profiles = known.get(pool) ?? new Map<string, { profile: Profile; readAt: number }>()
  known.set(pool, profiles)
  const kept = profiles.get(poolCode)
  if (kept && performance.now() - kept.readAt < freshMillis) return kept.profile
  const { rows } = await pool.query<Profile>(
    `select seed, build_millis as "buildMillis", boot_millis as "bootMillis", call_millis as "callMillis", fail_percent as "failPercent",
       lost_answer_percent as "lostAnswerPercent", twice_percent as "twicePercent", hang_percent as "hangPercent",
       hang_millis as "hangMillis" from sim_profile where pool_code = $1`,
    [poolCode],
  )
  const profile = rows[0] ?? calm
  profiles.set(poolCode, { profile, readAt: performance.now() })
  return profile
}
