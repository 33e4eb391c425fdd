import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'

/** `rows` is how many are fetched at once: few where a row may hold a file. */
export type TableShape = { name: string; columns: string[]; key: string[]; where?: string; rows: number }
export type Shape = { tables: TableShape[]; hash: string; migration: string }

/** Of no use later: what browsers were to hear, who was alive. */
const transient = ['event', 'heartbeat', 'rate_limit']
const waitingJobs = `state in ('created', 'retry', 'active')`

type Row = { name: string; column: string; type: string; key: boolean; large: boolean }

/** Every table with its stored columns, as the catalogue says; transaction numbers mean nothing elsewhere and stay out. */
export async function describeTables(client: ClientBase): Promise<Shape> {
  const { rows } = await client.query<Row>(
    `select case n.nspname when 'public' then c.relname::text else n.nspname || '.' || c.relname end as name,
       a.attname::text as column, format_type(a.atttypid, a.atttypmod) as type,
       coalesce(a.attnum = any(i.indkey), false) as key, a.atttypid = 'bytea'::regtype as large
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where ((n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition) or (n.nspname = 'pgboss' and c.relname = 'job'))
       and a.attname <> 'xid' and not (c.relname = any($1))
     order by 1, a.attnum`,
    [transient],
  )
  const tables = new Map<string, TableShape>()
  for (const { name, column, key, large } of rows) {
    const table = tables.get(name) ?? { name, columns: [], key: [], rows: 2000 }
    table.columns.push(column)
    if (key) table.key.push(column)
    if (large) table.rows = 4
    if (name === 'pgboss.job') table.where = waitingJobs
    tables.set(name, table)
  }
  const text = rows.map(({ name, column, type }) => `${name} ${column} ${type}`).join('\n')
  const { rows: migrations } = await client.query<{ at: string }>(
    'select max(created_at)::text as at from drizzle.__drizzle_migrations',
  )
  return {
    tables: [...tables.values()],
    hash: createHash('sha256').update(text).digest('hex'),
    migration: migrations[0]?.at ?? '',
  }
}

export const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')

export const columnList = ({ columns }: TableShape) => columns.map(quoted).join(', ')

/** One JSON text a row, in the order of the primary key: the same rows give the same text, and the same hash. */
export function rowsQuery(table: TableShape): string {
  const order = (table.key.length > 0 ? table.key : table.columns).map(quoted).join(', ')
  const where = table.where ? ` where ${table.where}` : ''
  return `select to_jsonb(r)::text as line from (select ${columnList(table)} from ${quoted(table.name)}${where} order by ${order}) r`
}

/** Streams the rows of a table through a cursor of the open transaction. */
export async function* readRows(client: ClientBase, table: TableShape): AsyncGenerator<string> {
  await client.query(`declare backup_rows no scroll cursor for ${rowsQuery(table)}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${table.rows} from backup_rows`)
    for (const { line } of rows) yield line
    if (rows.length < table.rows) break
  }
  await client.query('close backup_rows')
}
