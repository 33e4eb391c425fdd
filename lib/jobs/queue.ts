import type { PoolClient } from 'pg'
import { PgBoss } from 'pg-boss'
import type { Ctx, Databases } from '@/lib/context'
import type { JobData, JobName } from '@/lib/jobs/names'

const senders = new WeakMap<Databases, Promise<PgBoss>>()

/** Only sends: supervision, schedules and schema belong to the worker and to migration. */
function senderFor(databases: Databases): Promise<PgBoss> {
  const known = senders.get(databases)
  if (known) return known
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => databases.platform.query(text, values) },
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', () => {})
  const sender = boss.start()
  senders.set(databases, sender)
  // A database that was away at the first send must not refuse every later one.
  sender.catch(() => senders.delete(databases))
  return sender
}

/**
 * Writes the job in the caller's transaction: it exists exactly if the change does. It carries the number of
 * the request that caused it, so that what it does stands under the same one.
 */
export async function enqueue<N extends JobName>(
  tx: Ctx,
  name: N,
  data: JobData[N],
  options: { startAfter?: Date } = {},
): Promise<void> {
  if (!tx.inTx) throw new Error(`job ${name} sent outside a transaction`)
  const boss = await senderFor(tx.databases)
  const { $client } = tx.db as unknown as { $client: PoolClient }
  await boss.send(
    name,
    { ...data, traceId: tx.requestId },
    {
      ...options,
      db: { executeSql: (text: string, values?: unknown[]) => $client.query(text, values) },
    },
  )
}

/** Lets a command end: the sender's timers are put out. */
export async function stopSending(databases: Databases): Promise<void> {
  const sender = await senders.get(databases)
  senders.delete(databases)
  await sender?.stop({ graceful: false })
}
