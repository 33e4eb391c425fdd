import type { Pool } from 'pg'

/**
 * What a refused call may touch (audit, lock-out, last-seen, hits of the rate limit), and what the worker
 * writes by itself meanwhile.
 */
const moving = new Set([
  'audit_event',
  'audit_seal',
  'audit_anchor',
  'login_failure',
  'rate_limit',
  'heartbeat',
  'placement_lease',
  'placement_request',
  'pool_energy',
  'recurring_job',
  'meter_progress',
  'sample',
  'outgoing_mail',
  'spend',
  'usage_fact',
  'usage_line',
])
const without: Record<string, string> = {
  session: `- 'last_seen_at'`,
  access_token: `- 'last_used_at'`,
}

export type Snapshot = Map<string, string>

/** Rows and a hash of their content, table by table, whatever their order. */
export async function snapshot(owner: Pool): Promise<Snapshot> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relispartition order by 1`,
  )
  const taken: Snapshot = new Map()
  for (const { name } of rows.filter((row) => !moving.has(row.name))) {
    const content = without[name] ? `(to_jsonb(t) ${without[name]})::text` : 't::text'
    const result = await owner.query<{ state: string }>(
      `select count(*) || ':' || coalesce(sum(hashtextextended(${content}, 0)::numeric), 0) as state from "${name}" t`,
    )
    taken.set(name, result.rows[0]?.state ?? '')
  }
  return taken
}

/** Tables that differ. */
export const changedTables = (before: Snapshot, after: Snapshot): string[] =>
  [...after].filter(([name, state]) => before.get(name) !== state).map(([name]) => name)

/** Waits until the worker has nothing left to do: two snapshots in a row are equal. */
export async function quietSnapshot(owner: Pool): Promise<Snapshot> {
  let before = await snapshot(owner)
  for (let tries = 0; tries < 60; tries++) {
    await owner.query('select pg_sleep(1)')
    const after = await snapshot(owner)
    if (changedTables(before, after).length === 0) return after
    before = after
  }
  throw new Error('the database does not come to rest')
}
