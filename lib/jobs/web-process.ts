import 'server-only'
import { databases } from '@/lib/db/client'
import { env } from '@/lib/env'
import { eventHub } from '@/lib/events/process-hub'
import { startHeartbeat } from '@/lib/jobs/heartbeat'
import { startMetricsServer } from '@/lib/jobs/metrics-server'

const kept = globalThis as unknown as { ztWebProcess?: boolean }

/** Once a process, also over hot reloads. */
export function startWebProcess(): void {
  if (kept.ztWebProcess) return
  kept.ztWebProcess = true
  startHeartbeat(databases, 'web')
  startMetricsServer(databases, env.METRICS_PORT)
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => eventHub.endStreams())
}
