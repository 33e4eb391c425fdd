import { PgBoss } from 'pg-boss'
import type { Databases } from '@/lib/context'
import { env } from '@/lib/env'
import { type JobName, queues } from '@/lib/jobs/names'
import { startNudge } from '@/lib/jobs/nudge'
import { registry } from '@/lib/jobs/registry'
import { systemCtx } from '@/lib/jobs/system-ctx'
import { log } from '@/lib/log'

type Options = {
  /** Durable runs advanced at once. */
  runSlots?: number
  /** Jobs of every other queue at once. */
  concurrency?: number
  handlers?: typeof registry
}
export type Worker = { stop(): Promise<void> }

const graceMs = 20_000

/** Jobs of the release before carry no trace of their own. */
const traceOf = ({ id, data }: { id: string; data: unknown }): string =>
  (data as { traceId?: string } | null)?.traceId ?? id

/** Takes jobs until stopped; a job in hand may finish, up to the grace, else another worker repeats it. */
export async function startWorker(databases: Databases, options: Options = {}): Promise<Worker> {
  const { runSlots = env.WORKER_SLOTS, concurrency = env.WORKER_CONCURRENCY, handlers = registry } = options
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => databases.platform.query(text, values) },
    migrate: false,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    registerInstance: false,
    persistWarnings: false,
    reindex: false,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'queue'))
  await boss.start()

  const slots = new Map<string, { id: string; busy: boolean }[]>()
  const names = (Object.keys(queues) as JobName[]).filter((name) => handlers[name])
  for (const name of names) {
    const own: { id: string; busy: boolean }[] = []
    slots.set(name, own)
    const count = name === 'advanceRun' ? runSlots : concurrency
    for (let index = 0; index < count; index++) own.push(await openSlot(name))
  }
  const nudge = startNudge(databases, names, (name, jobs) => {
    const idle = (slots.get(name) ?? []).filter((slot) => !slot.busy)
    for (const slot of idle.slice(0, jobs)) boss.notifyWorker(slot.id)
  })

  async function openSlot(name: JobName) {
    const slot = { id: '', busy: false }
    slot.id = await boss.work(name, { pollingIntervalSeconds: 5 }, async ([job]) => {
      if (!job) return
      slot.busy = true
      try {
        const ctx = await systemCtx(databases, traceOf(job))
        const run = handlers[name] as (ctx: unknown, data: unknown) => Promise<unknown>
        await run(ctx, job.data)
      } catch (error) {
        log.warn({ err: error, job: name, jobId: job.id, requestId: traceOf(job) }, 'job failed')
        throw error
      } finally {
        slot.busy = false
        // Looks for the next job at once instead of waiting for its poll.
        boss.notifyWorker(slot.id)
      }
    })
    return slot
  }

  return {
    async stop() {
      await nudge.stop()
      await boss.stop({ graceful: true, timeout: graceMs })
    },
  }
}
