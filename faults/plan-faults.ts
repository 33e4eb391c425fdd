import type { Random } from '@/faults/random'
import type { Databases } from '@/lib/context'

const ops = ['ensurePort', 'ensure', 'ensureDisks', 'monitor'] as const
const kinds = ['fail', 'lostAnswer', 'twice', 'hang'] as const

/**
 * Faults befall the engine calls of a create, one by one, each once: it fails, does the thing and loses the
 * answer, answers twice, hangs; a few are refused for good, so that work has to be undone.
 */
export async function planFaults(databases: Databases, random: Random, count: number): Promise<number> {
  const rows: [op: string, kind: string][] = Array.from({ length: count }, () => [
    random.pick(ops),
    random.pick(kinds),
  ])
  const refused = Math.max(1, Math.round(count / 12))
  for (let index = 0; index < refused; index++) rows.push(['ensureDisks', 'refuse'])
  for (const [op, kind] of rows)
    await databases.platform.query('insert into sim_fault (op, kind) values ($1, $2)', [op, kind])
  await databases.platform.query(
    'update sim_profile set build_millis = 400, call_millis = 20, hang_millis = 1500',
  )
  return rows.length
}

/** From here on the engine behaves. What has not fired by now did not happen. */
export async function calmEngine(databases: Databases): Promise<number> {
  const { rows } = await databases.platform.query<{ fired: number }>(
    'select count(*) filter (where fired)::int as fired from sim_fault',
  )
  await databases.platform.query('update sim_fault set fired = true where not fired')
  await databases.platform.query('update sim_profile set call_millis = 0, build_millis = 0')
  return rows[0]?.fired ?? 0
}
