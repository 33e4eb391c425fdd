import type { calendarDays } from '@/lib/db/schema/calendar'
import type { ErrorCode } from '@/lib/errors'
import { addDays, isDay } from '@/lib/shanghai'

type Day = typeof calendarDays.$inferInsert
type Problem = { code: ErrorCode; params: Record<string, string | number> }

const kinds: Record<string, Day['kind']> = {
  holiday: 'holiday',
  off: 'holiday',
  休: 'holiday',
  makeUp: 'makeUp',
  work: 'makeUp',
  班: 'makeUp',
}

/**
 * A pasted arrangement, one line each: `day[~last day], holiday|makeUp (休|班), 中文, English`; commas or tabs.
 * Everything or nothing: the first line that cannot be read is named.
 */
export function readDays(year: number, text: string): { days: Day[] } | { problem: Problem } {
  const days = new Map<string, Day>()
  for (const [at, line] of text.split('\n').entries()) {
    if (!line.trim()) continue
    const row = readLine(year, line)
    const params = { line: at + 1, year }
    if (!row) return { problem: { code: 'calendar.lineUnreadable', params } }
    for (const day of row) {
      if (!day.day.startsWith(`${year}-`)) return { problem: { code: 'calendar.lineOtherYear', params } }
      if (days.has(day.day))
        return { problem: { code: 'calendar.dayTwice', params: { day: day.day, line: at + 1 } } }
      days.set(day.day, day)
    }
  }
  if (days.size === 0) return { problem: { code: 'calendar.noDays', params: { year } } }
  return { days: [...days.values()] }
}

function readLine(year: number, line: string): Day[] | null {
  const [span = '', word = '', nameZh = '', nameEn = ''] = line.split(/[,，\t]/).map((part) => part.trim())
  const [first = '', last = first] = span.split(/[~～]/).map((part) => part.trim())
  const kind = kinds[word]
  if (!isDay(first) || !isDay(last) || last < first || !kind || !nameZh || !nameEn) return null
  const days: Day[] = []
  for (let day = first; day <= last && days.length < 31; day = addDays(day, 1))
    days.push({ day, year, kind, nameZh: nameZh.slice(0, 40), nameEn: nameEn.slice(0, 60) })
  return days
}
