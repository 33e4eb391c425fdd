import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Databases } from '@/lib/context'

const patienceMs = 1000

export type Readiness = { ready: boolean; database: boolean; migrated: boolean; worker: boolean }

type Row = { migrated: string | null; worker: boolean }

/** Whether this process may be sent requests. Without a worker pages still answer: it is told, not counted. */
export async function readiness(databases: Databases, released = latestMigration()): Promise<Readiness> {
  const no = { ready: false, database: false, migrated: false, worker: false }
  const asked = databases.platform.query<Row>(
    `select (select max(created_at)::text from drizzle.__drizzle_migrations) as migrated,
       exists (select from heartbeat where kind = 'worker' and seen_at > now() - interval '30 seconds') as worker`,
  )
  const answer = await Promise.race([
    asked.then(
      ({ rows }) => rows[0],
      () => undefined,
    ),
    setTimeout(patienceMs, undefined, { ref: false }),
  ])
  if (!answer) return no
  const migrated = Number(answer.migrated) >= released
  return { ready: migrated, database: true, migrated, worker: answer.worker }
}

/** When the newest migration of this release was made, as its journal says. */
function latestMigration(): number {
  const journal = JSON.parse(
    readFileSync(join(/* turbopackIgnore: true */ process.cwd(), 'drizzle/meta/_journal.json'), 'utf8'),
  ) as { entries: { when: number }[] }
  return Math.max(...journal.entries.map(({ when }) => when))
}
