import { addDays, dayOf, dayStart } from '@/lib/shanghai'

const minuteMs = 60_000

/** When quiet hours (minutes from midnight, Asia/Shanghai, may wrap around it) end; now if they do not hold. */
export function quietUntil(from: number | null, to: number | null, now: Date): Date {
  if (from === null || to === null || from === to) return now
  const midnight = dayStart(dayOf(now)).getTime()
  const minute = Math.floor((now.getTime() - midnight) / minuteMs)
  const quiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
  if (!quiet) return now
  const endsToday = minute < to
  const day = endsToday ? dayOf(now) : addDays(dayOf(now), 1)
  return new Date(dayStart(day).getTime() + to * minuteMs)
}
