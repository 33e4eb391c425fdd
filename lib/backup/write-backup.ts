import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { describeTables, readRows } from '@/lib/backup/describe-tables'
import { type Manifest, type Sequences, version } from '@/lib/backup/format'

/** Writes every table as one moment saw it; the file gets its name only when it is whole. */
export async function writeBackup(address: string, file: string): Promise<Manifest> {
  const client = new Client({ connectionString: address, application_name: 'zt_backup' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const manifest: Manifest = {
      head: { version, createdAt: new Date().toISOString(), schemaHash: '', migration: '' },
      tables: {},
      sequences: {},
      bytes: 0,
    }
    const partial = `${file}.partial`
    await pipeline(
      Readable.from(lines(client, manifest)),
      createGzip({ level: 6 }),
      createWriteStream(partial, { mode: 0o600 }),
    )
    await rename(partial, file)
    return manifest
  } finally {
    await client.end()
  }
}

async function* lines(client: Client, manifest: Manifest): AsyncGenerator<string> {
  const sum = createHash('sha256')
  const counted = (line: string) => {
    const text = `${line}\n`
    sum.update(text)
    manifest.bytes += text.length
    return text
  }
  const shape = await describeTables(client)
  Object.assign(manifest.head, { schemaHash: shape.hash, migration: shape.migration })
  yield counted(`#head ${JSON.stringify(manifest.head)}`)
  for (const table of shape.tables) {
    const hash = createHash('sha256')
    let rows = 0
    yield counted(`#table ${table.name}`)
    for await (const line of readRows(client, table)) {
      hash.update(`${line}\n`)
      rows += 1
      yield counted(line)
    }
    const end = { rows, sha256: hash.digest('hex') }
    manifest.tables[table.name] = end
    yield counted(`#end ${JSON.stringify(end)}`)
  }
  manifest.sequences = await sequencesOf(client)
  yield counted(`#sequences ${JSON.stringify(manifest.sequences)}`)
  yield `#sum ${sum.digest('hex')}\n`
}

async function sequencesOf(client: Client): Promise<Sequences> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences where schemaname = 'public'`,
  )
  return Object.fromEntries(
    rows.map(({ name, value }) => [name, { value: value ?? '1', called: value !== null }]),
  )
}
