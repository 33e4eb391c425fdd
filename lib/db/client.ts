import 'server-only'
import { Pool } from 'pg'
import type { Databases } from '@/lib/context'
import { env } from '@/lib/env'

const kept = globalThis as unknown as { ztDatabases?: Databases }

function open(connectionString: string, name: string): Pool {
  const pool = new Pool({ connectionString, max: env.DATABASE_POOL_SIZE, application_name: name })
  // An idle connection that breaks is replaced on the next checkout; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

/** The two logins of this process; kept over hot reloads. */
kept.ztDatabases ??= {
  app: open(env.DATABASE_URL, 'zt_app'),
  platform: open(env.DATABASE_PLATFORM_URL, 'zt_platform'),
}
export const databases: Databases = kept.ztDatabases
