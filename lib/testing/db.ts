import '@/lib/testing/own-database'
import { Pool } from 'pg'
import { test as base } from 'vitest'
import type { Databases } from '@/lib/context'

/** The database is dropped while its pools may still hold idle connections; their end is no error. */
function open(connectionString: string | undefined): Pool {
  const pool = new Pool({ connectionString, max: 12 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Each test file has a database of its own; `db` is both logins, as a verb sees them. */
export const test = base.extend<{ db: Databases }>({
  db: [
    async ({}, use) => {
      const databases = { app: open(process.env.TEST_APP_URL), platform: open(process.env.TEST_PLATFORM_URL) }
      await use(databases)
      await Promise.all([databases.app.end(), databases.platform.end()])
    },
    { scope: 'file' },
  ],
})

export { describe, expect } from 'vitest'
