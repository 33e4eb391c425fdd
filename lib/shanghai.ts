/**
 * Business time of the platform: Asia/Shanghai, UTC+8 without daylight saving since 1992, so a fixed
 * offset is exact. Months are 'YYYYMM', days 'YYYY-MM-DD', intervals half-open, precision whole seconds.
 */
const offsetMs = 8 * 3_600_000
const dayMs = 86_400_000

const pad = (value: number, width = 2) => String(value).padStart(width, '0')
/** The moment whose UTC parts read as the clock on Shanghai's wall. */
export const wallClock = (date: Date) => new Date(date.getTime() + offsetMs)

function partsOfMonth(month: string): { year: number; index: number } {
  const parts = /^(\d{4})(0[1-9]|1[0-2])$/.exec(month)
  if (!parts) throw new RangeError(`not a month: ${month}`)
  return { year: Number(parts[1]), index: Number(parts[2]) - 1 }
}

const monthFrom = (utc: Date) => `${pad(utc.getUTCFullYear(), 4)}${pad(utc.getUTCMonth() + 1)}`

function shiftMonth(month: string, by: number): string {
  const { year, index } = partsOfMonth(month)
  return monthFrom(new Date(Date.UTC(year, index + by, 1)))
}

export const monthOf = (date: Date) => monthFrom(wallClock(date))
export const nextMonth = (month: string) => shiftMonth(month, 1)
export const previousMonth = (month: string) => shiftMonth(month, -1)

export function monthStart(month: string): Date {
  const { year, index } = partsOfMonth(month)
  return new Date(Date.UTC(year, index, 1) - offsetMs)
}

/** Exclusive: the first instant of the next month. */
export const monthEnd = (month: string) => monthStart(nextMonth(month))

export const daysInMonth = (month: string) =>
  (monthEnd(month).getTime() - monthStart(month).getTime()) / dayMs

export const dayOf = (date: Date) => wallClock(date).toISOString().slice(0, 10)

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

export function dayStart(day: string): Date {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
  return new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs)
}

export const addDays = (day: string, days: number) => dayOf(new Date(dayStart(day).getTime() + days * dayMs))

/** 0 is Sunday. */
export const weekdayOf = (day: string) => wallClock(dayStart(day)).getUTCDay()

/** atTime('2026-02-13', '16:30'); '24:00' is the end of the day. */
export function atTime(day: string, time: string): Date {
  const parts = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time)
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : Number.NaN
  if (!(minutes <= 1440)) throw new RangeError(`not a time of day: ${time}`)
  return new Date(dayStart(day).getTime() + minutes * 60_000)
}

/** The fiscal year is the calendar year (Budget Law, Article 18). */
export const fiscalYearOf = (date: Date) => wallClock(date).getUTCFullYear()
export const fiscalYearStart = (year: number) => monthStart(`${pad(year, 4)}01`)
/** Exclusive: the first instant of the next fiscal year. */
export const fiscalYearEnd = (year: number) => fiscalYearStart(year + 1)

export const wholeSecond = (date: Date) => new Date(Math.floor(date.getTime() / 1000) * 1000)

/** Cuts [from, to) at the month boundaries of Shanghai. */
export function splitByMonth(from: Date, to: Date): { month: string; from: Date; to: Date }[] {
  const parts: { month: string; from: Date; to: Date }[] = []
  for (let start = from; start < to; ) {
    const month = monthOf(start)
    const end = new Date(Math.min(monthEnd(month).getTime(), to.getTime()))
    parts.push({ month, from: start, to: end })
    start = end
  }
  return parts
}
