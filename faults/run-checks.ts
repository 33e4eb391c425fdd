import { Client } from 'pg'
import { checks } from '@/faults/checks'
import type { FaultyDatabase } from '@/faults/database'

export type Violation = { id: string; says: string; count: number }

/** Every check once, on the database as it is now; what finds nothing is left out. */
export async function runChecks(database: FaultyDatabase): Promise<Violation[]> {
  const found: Violation[] = []
  const note = (id: string, says: string, count: number) => count > 0 && found.push({ id, says, count })
  for (const { id, says, sql } of checks) {
    const [row] = await database.owner<{ count: string }>(`select (${sql}) as count`)
    note(id, says, Number(row?.count))
  }
  note('I7', 'rows of others under the agency login', await foreignRows(database))
  return found
}

/** Checks that find nothing although their invariant was broken before their eyes. Leaves the database spoilt. */
export async function blindChecks(database: FaultyDatabase): Promise<string[]> {
  const blind: string[] = []
  for (const { id, says, sql, spoil } of checks) {
    const [row] = await database.spoilt<{ count: string }>(spoil, `select (${sql}) as count`)
    if (!(Number(row?.count) > 0)) blind.push(`${id} ${says}`)
  }
  await database.owner('alter table "order" disable row level security')
  if ((await foreignRows(database)) === 0) blind.push('I7 rows of others under the agency login')
  return blind
}

/** The agency login without an agency, and with one, asked about every table that has agencies in it. */
async function foreignRows(database: FaultyDatabase): Promise<number> {
  const tables = await database.owner<{ name: string }>(`
    select format('%I', c.relname) as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('zt_app', c.oid, 'select')`)
  const [order] = await database.owner<{ agency: string }>('select agency_id as agency from "order" limit 1')
  const client = new Client({ connectionString: database.url('zt_app') })
  await client.connect()
  try {
    let seen = 0
    for (const { name } of tables) {
      const others = `select count(*)::int as n from ${name} where agency_id is distinct from`
      const nobody = await client.query(`${others} null`)
      await client.query('begin')
      await client.query(`select set_config('app.agency_id', $1, true)`, [order?.agency])
      const foreign = await client.query(`${others} $1 and agency_id is not null`, [order?.agency])
      await client.query('rollback')
      seen += nobody.rows[0].n + foreign.rows[0].n
    }
    return seen
  } finally {
    await client.end()
  }
}
