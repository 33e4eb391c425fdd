import type { PoolClient } from 'pg'

/**
 * Multiplies what one agency has: its machines with their orders, approvals, runs, state history, usage,
 * charge lines, quota and budget claims, reservations, audit rows, seals, inbox entries and events. Every row
 * of the copies was written by a verb once; only ids, names and moments differ. Constraints between rows are
 * not asked again, as in a restore.
 */
type Cloned = {
  table: string
  where?: string
  /** Copies of this table are made for the first so many multiples only. */
  most?: number
  /** Facts and lines of a month stay in their month. */
  keepsTimes?: boolean
}

const ofAgency = 't.agency_id = (select agency from target)'
const kinds = `('order','instance','task')`

const cloned: Cloned[] = [
  { table: 'order' },
  { table: 'order_revision' },
  { table: 'approval_step' },
  { table: 'approval_vote' },
  { table: 'order_message' },
  { table: 'order_line' },
  { table: 'instance' },
  // What the trigger of `instance` would write; a hundred thousand calls of it take most of the time.
  { table: 'instance_term' },
  { table: 'instance_span' },
  { table: 'run' },
  { table: 'run_step' },
  { table: 'step_attempt' },
  { table: 'task' },
  { table: 'quota_claim' },
  { table: 'budget_claim' },
  { table: 'reservation' },
  { table: 'placement_decision' },
  { table: 'usage_line', keepsTimes: true },
  { table: 'usage_fact', keepsTimes: true },
  { table: 'usage_snapshot', keepsTimes: true },
  { table: 'charge_line', keepsTimes: true },
  // A machine's chart shows only its own samples; 250 of them for each of 100,000 machines would be 25 million rows.
  { table: 'sample', most: 200 },
  { table: 'notification' },
  { table: 'event', most: 1_000 },
  { table: 'audit_event', where: `${ofAgency} and t.object_kind in ${kinds}` },
  {
    table: 'sim_machine',
    where: `t.token in (select token::text from instance i where i.agency_id = (select agency from target))`,
  },
]

const functions = `
  create function pg_temp.mapped(old uuid, n int) returns uuid immutable language sql as
    $$ select (left(replace(old::text, '-', ''), 13) || left(md5(old::text || n), 19))::uuid $$;
  -- Twenty machines or so to a host, as in the demonstration.
  create function pg_temp.host_of(old uuid, n int) returns uuid immutable language sql as
    $$ select case when n < 10 then old else pg_temp.mapped(old, n / 10) end $$;`

const mappedIds = new Set([
  'id',
  'order_id',
  'order_line_id',
  'instance_id',
  'token',
  'run_id',
  'step_id',
  'term_line_id',
  'corrects_line_id',
])
const uuidText = (column: string) =>
  `case when ${column} ~ '^[0-9a-f]{8}-' then pg_temp.mapped(left(${column}, 36)::uuid, n)::text || substr(${column}, 37) else ${column} end`

/** How a copy's column follows from the original's. */
function copiedValue(table: string, { name, type }: Column, keepsTimes: boolean): string {
  const column = `t."${name}"`
  if (type === 'uuid' && name === 'host_id') return `pg_temp.host_of(${column}, n)`
  if (type === 'uuid' && mappedIds.has(name)) return `pg_temp.mapped(${column}, n)`
  if (type === 'bigint' && (name === 'line_id' || table === 'usage_line'))
    return `${column} + n * 1000000::bigint`
  if (table === 'usage_fact' && name === 'id') return `left(${column}, 7) || md5(${column} || n)`
  if (['number', 'ref', 'engine_ref'].includes(name)) return `${column} || '-' || n`
  if (name === 'name' && ['instance', 'order_line', 'sim_machine'].includes(table))
    return `${column} || '-' || n`
  if (type === 'text' && ['key', 'object_id', 'token'].includes(name)) return uuidText(column)
  if (name === 'term')
    return `case when ${column} ~ '^[#@]' then ${column} when ${column} = t.instance_id::text
      then pg_temp.mapped(t.instance_id, n)::text else ${column} || '-' || n end`
  if (name === 'subject')
    return `regexp_replace(${column}, ':.*', '') || ':' || pg_temp.mapped(right(${column}, 36)::uuid, n)`
  // The demonstration recorded three months of the past within a minute.
  if (name === 'recorded_at') return `t.occurred_at - n * interval '1 second'`
  if (type.startsWith('timestamp') && !keepsTimes) return `${column} - n * interval '1 second'`
  return column
}

type Column = { name: string; type: string; identity: string }

/** `times` copies of everything the agency has; call it inside one session. */
export async function cloneAgency(client: PoolClient, agencyId: string, times: number): Promise<void> {
  await client.query(`create temporary table target as select '${agencyId}'::uuid as agency; ${functions}`)
  await cloneHosts(client, times)
  await client.query('set session_replication_role = replica')
  for (const each of cloned) {
    const { table, where = ofAgency, most = times, keepsTimes = false } = each
    const { rows } = await client.query<Column>(
      `select column_name as name, data_type as type, is_identity as identity from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
      [table],
    )
    const columns = rows.filter(({ identity }) => identity === 'NO' || table === 'usage_line')
    await client.query(`
      insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) overriding system value
      select ${columns.map((column) => copiedValue(table, column, keepsTimes)).join(', ')}
      from "${table}" t, generate_series(1, ${Math.min(most, times)}) n where ${where}`)
  }
  await client.query('set session_replication_role = origin')
  await client.query(`
    insert into audit_seal (seq, event_id, xid, previous_hash, hash)
      select (select max(seq) from audit_seal) + row_number() over (order by e.xid, e.id), e.id, e.xid, '', md5(e.id::text)
      from audit_event e where not exists (select from audit_seal s where s.event_id = e.id)`)
}

async function cloneHosts(client: PoolClient, times: number): Promise<void> {
  await client.query(`
    insert into host (id, pool_id, name, vcpu, memory_mib, disk_gib, free_vcpu, free_memory_mib, free_disk_gib)
      select pg_temp.mapped(h.id, n), h.pool_id, h.name || '-' || n, h.vcpu, h.memory_mib, h.disk_gib, h.vcpu, h.memory_mib, h.disk_gib
      from host h, generate_series(1, ${Math.floor(times / 10)}) n
      where h.id in (select host_id from instance where agency_id = (select agency from target))`)
}
