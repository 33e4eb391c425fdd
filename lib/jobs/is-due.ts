import type { RecurringJob } from '@/lib/jobs/recurring'
import { addDays, atTime, dayOf } from '@/lib/shanghai'

/** Whether a recurring job, last begun then, should begin now. A daily one missed while nobody ran it is made up for. */
export function isDue(job: RecurringJob, startedAt: Date | null, now: Date): boolean {
  if (!startedAt) return true
  if ('everySeconds' in job) return now.getTime() - startedAt.getTime() >= job.everySeconds * 1000
  return startedAt < lastOccurrence(job.dailyAt, now)
}

function lastOccurrence(time: string, now: Date): Date {
  const today = atTime(dayOf(now), time)
  return today <= now ? today : atTime(addDays(dayOf(now), -1), time)
}
