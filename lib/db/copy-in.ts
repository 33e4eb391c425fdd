import type { Client, Connection, PoolClient, Submittable } from 'pg'

/** COPY … FROM STDIN as pg's own query queue runs it; all of `rows` is one message in text format. */
class CopyIn implements Submittable {
  private failure: Error | undefined
  private count = 0
  readonly done: Promise<number>
  private settle: { resolve: (rows: number) => void; reject: (error: Error) => void } = {
    resolve: () => {},
    reject: () => {},
  }

  constructor(
    private readonly statement: string,
    private readonly rows: string,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject }
    })
  }

  submit(connection: Connection): void {
    connection.query(this.statement)
  }

  handleCopyInResponse(
    connection: Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void },
  ) {
    connection.sendCopyFromChunk(Buffer.from(this.rows))
    connection.endCopyFrom()
  }

  handleCommandComplete(message: { text: string }): void {
    this.count = Number(message.text.split(' ')[1] ?? 0)
  }

  handleError(error: Error): void {
    this.failure = error
    this.settle.reject(error)
  }

  handleReadyForQuery(): void {
    if (!this.failure) this.settle.resolve(this.count)
  }
}

export type CopyValue = string | number | bigint | Date | boolean | null | undefined

const special: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cell(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string'
    ? value.replace(/[\\\t\n\r]/g, (char) => special[char] ?? char)
    : String(value)
}

export const copyRow = (values: readonly CopyValue[]): string => `${values.map(cell).join('\t')}\n`

/**
 * Loads rows into a table that has no row-level security (COPY refuses it): a temporary staging table.
 * Table and columns are names from the code, never input. The caller has awaited every earlier statement.
 */
export async function copyIn(
  client: Client | PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  let text = ''
  for (const row of rows) text += copyRow(row)
  const copy = new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`, text)
  // COPY is a conversation: meanwhile this connection does not send ahead.
  const wire = client as unknown as { pipeline?: boolean }
  const { pipeline } = wire
  wire.pipeline = false
  try {
    client.query(copy)
    return await copy.done
  } finally {
    wire.pipeline = pipeline
  }
}
