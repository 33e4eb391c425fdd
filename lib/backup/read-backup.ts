import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Head, Manifest, Sequences, TableEnd } from '@/lib/backup/format'
import { AppError } from '@/lib/errors'

export type BackupPart =
  | { kind: 'head'; head: Head }
  | { kind: 'row'; table: string; line: string }
  | { kind: 'end'; table: string; end: TableEnd }
  | { kind: 'sequences'; sequences: Sequences }

const damaged = () => new AppError('conflict', 'backup.damaged')

/** The parts of a backup in order; throws at the first sign that the file is not what was written. */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const source = createReadStream(file).pipe(createGunzip())
  const sum = createHash('sha256')
  let table = ''
  let rows = 0
  let hash = createHash('sha256')
  let whole = false
  try {
    for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (whole) throw damaged()
      const [, word = '', rest = ''] = /^#(\w+) (.*)$/.exec(line) ?? []
      if (word === 'sum') {
        if (rest !== sum.digest('hex')) throw damaged()
        whole = true
        continue
      }
      sum.update(`${line}\n`)
      if (!word) {
        hash.update(`${line}\n`)
        rows += 1
        yield { kind: 'row', table, line }
      } else if (word === 'table') {
        table = rest
        rows = 0
        hash = createHash('sha256')
      } else if (word === 'end') {
        const end = JSON.parse(rest) as TableEnd
        if (end.rows !== rows || end.sha256 !== hash.digest('hex')) throw damaged()
        yield { kind: 'end', table, end }
      } else if (word === 'head') yield { kind: 'head', head: JSON.parse(rest) as Head }
      else if (word === 'sequences') yield { kind: 'sequences', sequences: JSON.parse(rest) as Sequences }
      else throw damaged()
    }
  } catch (error) {
    if (error instanceof AppError || (error as NodeJS.ErrnoException).code === 'ENOENT') throw error
    throw damaged()
  }
  if (!whole) throw damaged()
}

/** Reads a backup to its end without touching a database: what it holds, or that it is damaged. */
export async function checkBackup(file: string): Promise<Manifest> {
  const manifest: Partial<Manifest> & Pick<Manifest, 'tables'> = { tables: {}, bytes: 0 }
  for await (const part of readBackup(file)) {
    if (part.kind === 'head') manifest.head = part.head
    else if (part.kind === 'end') manifest.tables[part.table] = part.end
    else if (part.kind === 'sequences') manifest.sequences = part.sequences
  }
  if (!manifest.head || !manifest.sequences) throw damaged()
  return manifest as Manifest
}
