import '@/lib/testing/own-database'
import { test as base } from 'vitest'
import type { Databases } from '@/lib/context'
import { openPool } from '@/lib/db/open-pool'

const open = (address: string | undefined) => openPool(address ?? '', { max: 12 })

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
