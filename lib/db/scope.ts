import type { Writable } from 'node:stream'
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg'
import { named } from '@/lib/db/named'

type Scope = { agencyId: string | null; personId: string | null }

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function literal(value: string | null): string {
  if (value === null) return `''`
  if (!uuidForm.test(value)) throw new Error('scope is not a uuid')
  return `'${value}'`
}

/** Opens a transaction and tells row-level security whose rows it may see, in one round trip. */
export function openScope(scope: Scope, begin: 'begin' | 'begin read only'): string {
  return `${begin}; select set_config('app.agency_id', ${literal(scope.agencyId)}, true), set_config('app.person_id', ${literal(scope.personId)}, true)`
}

type Read = {
  config: QueryConfig
  values?: unknown[]
  answer: (result: QueryResult) => void
  fail: (error: unknown) => void
}

/** PostgreSQL's word for what follows a failed statement of the same transaction. */
const afterFailure = '25P02'

/** A pool look-alike for drizzle: reads asked in one turn share one scoped, read-only transaction and one write. */
export class ScopedReader {
  private asked: Read[] = []

  constructor(
    private readonly pool: Pool,
    private readonly scope: Scope,
  ) {}

  query(config: QueryConfig, values?: unknown[]): Promise<QueryResult> {
    return new Promise((answer, fail) => {
      this.asked.push({ config, values, answer, fail })
      if (this.asked.length === 1) setImmediate(() => this.readAsked())
    })
  }

  private async readAsked(): Promise<void> {
    const reads = this.asked
    this.asked = []
    try {
      await this.readTogether(reads)
    } catch (error) {
      for (const { fail } of reads) fail(error)
    }
  }

  /** One that fails takes those behind it along: they are asked again without it. */
  private async readTogether(reads: readonly Read[]): Promise<void> {
    const client = await this.pool.connect()
    const behind: Read[] = []
    try {
      const [opened, ...results] = await inOneWrite(client, () =>
        Promise.allSettled([
          client.query(openScope(this.scope, 'begin read only')),
          ...reads.map(({ config, values }) => client.query(named(config), values)),
          client.query('commit'),
        ]),
      )
      if (opened?.status === 'rejected') throw opened.reason
      reads.forEach((read, at) => {
        const result = results[at]
        if (result?.status === 'fulfilled') read.answer(result.value)
        else if (at > 0 && codeOf(result?.reason) === afterFailure) behind.push(read)
        else read.fail(result?.reason)
      })
    } finally {
      client.release()
    }
    if (behind.length > 0) await this.readTogether(behind)
  }
}

const codeOf = (error: unknown) => (error as { code?: string } | undefined)?.code

/** The platform login's reads, which see every agency and need no scope. */
export class PlatformReader {
  constructor(private readonly pool: Pool) {}

  query(config: QueryConfig, values?: unknown[]): Promise<QueryResult> {
    return this.pool.query(named(config), values)
  }
}

/** What is asked together leaves together: the three statements of a read cost one system call. */
function inOneWrite<T>(client: PoolClient, ask: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  try {
    return ask()
  } finally {
    stream.uncork()
  }
}
