import type { PoolClient } from 'pg'
import { chance } from '@/lib/providers/compute/simulator/chance'
import type { Profile } from '@/lib/providers/compute/simulator/profile'

export type Fault = 'fail' | 'refuse' | 'hang' | 'lostAnswer' | 'twice'
type Plan = { fault: Fault | null; latestAttempt: number }

/** The planned fault of this call, else one by seed and number of the call, else none. */
export async function planFault(
  client: PoolClient,
  profile: Profile,
  op: string,
  token: string,
): Promise<Plan> {
  const { rows } = await client.query<{ fault: Fault | null; attempt: number; calls: number }>(
    `with planned as (
       update sim_fault set fired = true, fired_at = now() where id = (
         select id from sim_fault where op = $1 and not fired and (token is null or token = $2)
         order by id limit 1 for update skip locked)
       returning kind
     )
     select (select kind from planned) as fault, coalesce(max((detail ->> 'attempt')::int), 0) as attempt,
       (count(*) filter (where op = $1))::int as calls
     from sim_journal where token = $2`,
    [op, token],
  )
  const { fault, attempt, calls } = rows[0] ?? { fault: null, attempt: 0, calls: 0 }
  return { fault: fault ?? faultBySeed(profile, op, token, calls), latestAttempt: attempt }
}

function faultBySeed(profile: Profile, op: string, token: string, calls: number): Fault | null {
  const shares: [Fault, number][] = [
    ['fail', profile.failPercent],
    ['lostAnswer', profile.lostAnswerPercent],
    ['twice', profile.twicePercent],
    ['hang', profile.hangPercent],
  ]
  let drawn = chance(profile.seed, op, token, calls) * 100
  for (const [fault, share] of shares) {
    if (drawn < share) return fault
    drawn -= share
  }
  return null
}
