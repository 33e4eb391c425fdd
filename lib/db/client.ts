import 'server-only'
import type { Databases } from '@/lib/context'
import { openPool } from '@/lib/db/open-pool'
import { env } from '@/lib/env'

const kept = globalThis as unknown as { ztDatabases?: Databases }

/** The two logins of this process; kept over hot reloads. */
kept.ztDatabases ??= {
  app: openPool(env.DATABASE_URL, { max: env.DATABASE_POOL_SIZE, name: 'zt_app' }),
  platform: openPool(env.DATABASE_PLATFORM_URL, { max: env.DATABASE_POOL_SIZE, name: 'zt_platform' }),
}
export const databases: Databases = kept.ztDatabases
