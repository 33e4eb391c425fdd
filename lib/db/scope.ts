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

/** A pool look-alike for drizzle: every single read runs in its own scoped, read-only transaction. */
export class ScopedReader {
  constructor(
    private readonly pool: Pool,
    private readonly scope: Scope,
  ) {}

  async query(config: QueryConfig, values?: unknown[]): Promise<QueryResult> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    try {
      const [, result] = await inOneWrite(client, () =>
        Promise.all([
          client.query(openScope(this.scope, 'begin read only')),
          client.query<Record<string, unknown>>(named(config), values),
          client.query('commit'),
        ]),
      )
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
      throw error
    } finally {
      client.release(broken)
    }
  }
}

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
