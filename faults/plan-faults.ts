import { setTimeout as pause } from 'node:timers/promises'
import type { Databases } from '@/lib/context'
import type { Random } from '@/lib/random'

const ops = ['ensurePort', 'ensure', 'ensureDisks', 'monitor'] as const
const kinds = ['fail', 'lostAnswer', 'twice', 'hang'] as const

/**
 * Faults befall the engine calls of a create, one by one, each once: it fails, does the thing and loses the
 * answer, answers twice, hangs; a few are refused for good, so that work has to be undone. Every operation gets
 * its share, so that no more are planned for it than there are calls.
 */
export async function planFaults(databases: Databases, random: Random, orders: number): Promise<number> {
  const rows: [op: string, kind: string][] = Array.from({ length: orders }, (_, index) => [
    ops[index % ops.length] ?? 'ensure',
    random.pick(kinds),
  ])
  const refused = Math.max(1, Math.round(orders / 12))
  for (let index = 0; index < refused; index++) rows.push(['ensureDisks', 'refuse'])
  for (const [op, kind] of rows)
    await databases.platform.query('insert into sim_fault (op, kind) values ($1, $2)', [op, kind])
  await databases.platform.query(
    'update sim_profile set build_millis = 400, call_millis = 20, hang_millis = 1500',
  )
  return rows.length
}

const lastFaultMs = 120_000

/** Waits until every planned fault was met with, or none can come any more. */
export async function untilFaultsFired(databases: Databases): Promise<void> {
  for (const since = Date.now(); Date.now() - since < lastFaultMs; ) {
    const { rows } = await databases.platform.query<{ over: boolean }>(
      `select not exists (select from sim_fault where not fired)
        or not exists (select from run where state in ('queued', 'running', 'undoing')) as over`,
    )
    if (rows[0]?.over) return
    await pause(200)
  }
}

/** From here on the engine behaves. What its journal does not know by now did not happen. */
export async function calmEngine(databases: Databases): Promise<number> {
  const { rows } = await databases.platform.query<{ happened: number }>(
    `select coalesce(sum(case when fault = 'twice' then 0.5 else 1 end), 0)::int as happened
     from sim_journal where fault is not null`,
  )
  await databases.platform.query('update sim_fault set fired = true where not fired')
  await databases.platform.query('update sim_profile set call_millis = 0, build_millis = 0')
  return rows[0]?.happened ?? 0
}
