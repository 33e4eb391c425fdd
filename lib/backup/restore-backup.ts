import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { describeTables, quoted, readRows, type Shape } from '@/lib/backup/describe-tables'
import { type Manifest, version } from '@/lib/backup/format'
import { loadRows } from '@/lib/backup/load-rows'
import { checkBackup } from '@/lib/backup/read-backup'
import { AppError } from '@/lib/errors'

/**
 * Loads a backup into an empty, migrated database, as its owner, in one transaction: either all of it is there,
 * every key checked and every row compared with the hashes, or nothing is.
 */
export async function restoreBackup(ownerAddress: string, file: string): Promise<Manifest> {
  const manifest = await checkBackup(file)
  if (manifest.head.version !== version) throw new AppError('conflict', 'backup.otherRelease')
  const client = new Client({ connectionString: ownerAddress, application_name: 'zt_restore' })
  await client.connect()
  try {
    await client.query('begin')
    const shape = await describeTables(client)
    if (shape.hash !== manifest.head.schemaHash) throw new AppError('conflict', 'backup.otherRelease')
    await refuseUnlessEmpty(client, shape)
    const keys = await dropForeignKeys(client)
    await switchTriggers(client, shape, 'disable')
    await loadRows(client, shape, file)
    await switchTriggers(client, shape, 'enable')
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
    await compare(client, shape, manifest)
    await goOnFrom(client, manifest)
    await client.query('commit')
    return manifest
  } finally {
    await client.end()
  }
}

/** What migration and a first start put there is replaced; anything a person made is not. */
async function refuseUnlessEmpty(client: Client, shape: Shape): Promise<void> {
  const { rowCount } = await client.query(`select from agency union all select from person limit 1`)
  if (rowCount) throw new AppError('conflict', 'backup.notEmpty')
  const tables = shape.tables.filter(({ name }) => !name.includes('.')).map(({ name }) => quoted(name))
  await client.query(`truncate ${tables.join(', ')}`)
}

type ForeignKey = { table: string; name: string; definition: string }

async function dropForeignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  )
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  return rows
}

async function switchTriggers(client: Client, { tables }: Shape, to: 'enable' | 'disable'): Promise<void> {
  for (const { name } of tables)
    if (!name.includes('.')) await client.query(`alter table ${quoted(name)} ${to} trigger user`)
}

/** What stands in the tables now, read as the backup read it. */
async function compare(client: Client, { tables }: Shape, manifest: Manifest): Promise<void> {
  for (const table of tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const line of readRows(client, table)) {
      hash.update(`${line}\n`)
      rows += 1
    }
    const expected = manifest.tables[table.name]
    if (rows !== expected?.rows || hash.digest('hex') !== expected.sha256)
      throw new AppError('conflict', 'backup.differs', { params: { table: table.name } })
  }
}

/** Numbers, audit and jobs go on where they stood: sealed rows lie before every transaction to come. */
async function goOnFrom(client: Client, { sequences }: Manifest): Promise<void> {
  for (const [name, { value, called }] of Object.entries(sequences))
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), value, called])
  await client.query('update audit_event set xid = 0 where id in (select event_id from audit_seal)')
  await client.query('update audit_event set xid = 1 where id not in (select event_id from audit_seal)')
  await client.query(`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`)
}
