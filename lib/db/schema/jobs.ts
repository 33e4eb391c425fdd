import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '@/lib/db/columns'

/** What the recurring jobs did last, in the database's time; one row a job, written by the leading worker. */
export const recurringJobs = pgTable('recurring_job', {
  name: text().primaryKey(),
  startedAt: instant(),
  finishedAt: instant(),
  durationMs: integer(),
  succeeded: boolean(),
  error: text(),
  /** Somebody wants it run before its time. */
  wantedAt: instant(),
  leader: text(),
})
