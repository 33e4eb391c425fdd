import type { Client } from 'pg'
import { columnList, quoted, type Shape, type TableShape } from '@/lib/backup/describe-tables'
import { readBackup } from '@/lib/backup/read-backup'
import { AppError } from '@/lib/errors'

const most = { rows: 2000, characters: 8_000_000 }

/** Writes the rows of a backup as they were, identities included, in steps that fit into memory. */
export async function loadRows(client: Client, shape: Shape, file: string): Promise<void> {
  const tables = new Map(shape.tables.map((table) => [table.name, table]))
  let waiting: string[] = []
  let characters = 0

  async function write(name: string) {
    const table = tables.get(name)
    if (!table) throw new AppError('conflict', 'backup.otherRelease')
    if (waiting.length > 0) await client.query(insertInto(table), [`[${waiting.join(',')}]`])
    waiting = []
    characters = 0
  }

  for await (const part of readBackup(file)) {
    if (part.kind === 'end') await write(part.table)
    if (part.kind !== 'row') continue
    waiting.push(part.line)
    characters += part.line.length
    if (waiting.length >= most.rows || characters >= most.characters) await write(part.table)
  }
}

function insertInto(table: TableShape): string {
  const columns = columnList(table)
  // The only transaction number without a default; all are set when everything stands.
  const [xid, zero] = table.name === 'audit_seal' ? [', xid', ', 0'] : ['', '']
  return `insert into ${quoted(table.name)} (${columns}${xid}) overriding system value
    select ${columns}${zero} from jsonb_populate_recordset(null::${quoted(table.name)}, $1::jsonb)`
}
