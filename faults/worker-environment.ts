import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { FaultyDatabase } from '@/faults/database'

const secret = () => randomBytes(32).toString('base64')

/** What a process of the portal finds around it when it works on the suite's own database. */
export function workerEnvironment(database: FaultyDatabase): Record<string, string> {
  return {
    DATABASE_URL: database.url('zt_app'),
    DATABASE_PLATFORM_URL: database.url('zt_platform'),
    // Anchors of this audit chain must not stand among those of the portal.
    DATA_DIR: join(database.folder, 'data'),
    NEXTAUTH_URL: 'http://127.0.0.1:1',
    NEXTAUTH_SECRET: secret(),
    AUDIT_KEY: process.env.AUDIT_KEY ?? secret(),
    FIELD_ENCRYPTION_KEY: secret(),
    WORKER_SLOTS: '4',
    LOG_LEVEL: 'info',
  }
}
