import type { Databases } from '@/lib/context'
import { recurringJobs as rows } from '@/lib/db/schema/jobs'
import { isDue } from '@/lib/jobs/is-due'
import { Leadership } from '@/lib/jobs/lead'
import { type RecurringJob, recurringJobs } from '@/lib/jobs/recurring'
import { runRecurring } from '@/lib/jobs/run-recurring'
import { systemCtx } from '@/lib/jobs/system-ctx'
import { log } from '@/lib/log'

const LOCK = 4244
const lookEveryMs = 500
const atOnce = 6

/** Runs the recurring jobs while this process leads; the others stand by and take over within seconds. */
export function startScheduler(
  databases: Databases,
  address: string,
  jobs: readonly RecurringJob[] = recurringJobs,
): { stop(): Promise<void> } {
  const leadership = new Leadership(address, LOCK)
  const running = new Map<string, Promise<void>>()
  const leader = `${process.pid}`
  let looking: Promise<void> | null = null

  async function look() {
    if (!(await leadership.try())) return
    const ctx = await systemCtx(databases)
    const known = new Map((await ctx.db.select().from(rows)).map((row) => [row.name, row]))
    for (const job of jobs) {
      const row = known.get(job.name)
      if (running.has(job.name) || running.size >= atOnce) continue
      if (!row?.wantedAt && !isDue(job, row?.startedAt ?? null, new Date())) continue
      const tick = runRecurring({ ...ctx, requestId: crypto.randomUUID() }, job, leader)
        .catch((error) => log.warn({ err: error, job: job.name }, 'recurring job not recorded'))
        .finally(() => running.delete(job.name))
      running.set(job.name, tick)
    }
  }

  const timer = setInterval(() => {
    looking ??= look()
      .catch((error) => log.warn({ err: error }, 'scheduler'))
      .finally(() => {
        looking = null
      })
  }, lookEveryMs)

  return {
    async stop() {
      clearInterval(timer)
      await looking
      await Promise.all(running.values())
      await leadership.end()
    },
  }
}
