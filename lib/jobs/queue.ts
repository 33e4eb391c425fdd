import type { PoolClient } from 'pg'
import { PgBoss } from 'pg-boss'
import type { Ctx, Databases } from '@/lib/context'
import { env } from '@/lib/env'
import type { JobData, JobName } from '@/lib/jobs/names'

const senders = new WeakMap<Databases, Promise<PgBoss>>()

/** Only sends: supervision, schedules and schema belong to the worker and to migration. */
function senderFor(databases: Databases): Promise<PgBoss> {
  let sender = senders.get(databases)
  if (!sender) {
    const boss = new PgBoss({
      connectionString: env.DATABASE_PLATFORM_URL,
      db: { executeSql: (text: string, values?: unknown[]) => databases.platform.query(text, values) },
      migrate: false,
      supervise: false,
      schedule: false,
    })
    boss.on('error', () => {})
    sender = boss.start()
    senders.set(databases, sender)
  }
  return sender
}

/** Writes the job in the caller's transaction: it exists exactly if the change does. */
export async function enqueue<N extends JobName>(
  tx: Ctx,
  name: N,
  data: JobData[N],
  options: { startAfter?: Date } = {},
): Promise<void> {
  const boss = await senderFor(tx.databases)
  const { $client } = tx.db as unknown as { $client: PoolClient }
  await boss.send(name, data, {
    ...options,
    db: { executeSql: (text: string, values?: unknown[]) => $client.query(text, values) },
  })
}
