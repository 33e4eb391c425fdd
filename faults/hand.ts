import { parseArgs } from 'node:util'
import type { Databases } from '@/lib/context'
import { openPool } from '@/lib/db/open-pool'
import { env } from '@/lib/env'
import { registry } from '@/lib/jobs/registry'
import { systemCtx } from '@/lib/jobs/system-ctx'

/** One job of a worker in a process of its own: --run ID. Where CRASH_AT or FREEZE_AT says so it dies or stands still. */
const { values } = parseArgs({ options: { run: { type: 'string', default: '' } } })
const databases: Databases = {
  app: openPool(env.DATABASE_URL, { max: 2 }),
  platform: openPool(env.DATABASE_PLATFORM_URL, { max: 4 }),
}
await registry.advanceRun?.(await systemCtx(databases), { runId: values.run })
process.exit(0)
