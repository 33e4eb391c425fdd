import type { Databases } from '@/lib/context'
import { openPool } from '@/lib/db/open-pool'
import { env } from '@/lib/env'
import { startRelay } from '@/lib/events/relay'
import { startHeartbeat } from '@/lib/jobs/heartbeat'
import { startMetricsServer } from '@/lib/jobs/metrics-server'
import { startScheduler } from '@/lib/jobs/scheduler'
import { startWorker } from '@/lib/jobs/worker'
import { log } from '@/lib/log'
import { startPlacementWriter } from '@/lib/scheduler/writer/start-placement-writer'

const lastMomentMs = 25_000

const open = (address: string, max: number) => openPool(address, { max, name: 'zt_worker' })

/** Every slot may hold one connection while the queue, the clock and the scheduler need theirs. */
const databases: Databases = {
  app: open(env.DATABASE_URL, 2),
  platform: open(env.DATABASE_PLATFORM_URL, env.WORKER_SLOTS + env.WORKER_CONCURRENCY + 10),
}

const worker = await startWorker(databases)
const parts = [
  startRelay(env.DATABASE_PLATFORM_URL),
  startScheduler(databases, env.DATABASE_PLATFORM_URL),
  startPlacementWriter(databases),
  startHeartbeat(databases, 'worker', { slots: env.WORKER_SLOTS, concurrency: env.WORKER_CONCURRENCY }),
  startMetricsServer(databases, env.METRICS_PORT && env.METRICS_PORT + 1),
  worker,
]
log.info({ slots: env.WORKER_SLOTS }, 'worker started')

let ending = false
async function end() {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(1), lastMomentMs).unref()
  await Promise.allSettled(parts.map((part) => part.stop()))
  await Promise.allSettled([databases.app.end(), databases.platform.end()])
  log.info('worker ended')
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
