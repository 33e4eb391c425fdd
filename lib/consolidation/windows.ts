import { addDays, atTime, dayOf, wallClock } from '@/lib/shanghai'

/** Every day between two times of Shanghai's wall clock, 'HH:mm'; over midnight where `to` is not after `from`. */
export type Window = { from: string; to: string }

const one = /^([01]\d|2[0-3]):([0-5]\d)\s*[-–—~至]\s*([01]\d|2[0-3]):([0-5]\d)$/

/** '22:00-06:00, 12:00-13:00'; none for an empty text, null for one that cannot be read. */
export function readWindows(text: string): Window[] | null {
  const windows: Window[] = []
  for (const part of text.split(/[,，;；、]/).map((each) => each.trim())) {
    if (!part) continue
    const [, fromHour, fromMinute, toHour, toMinute] = one.exec(part) ?? []
    if (!fromHour) return null
    windows.push({ from: `${fromHour}:${fromMinute}`, to: `${toHour}:${toMinute}` })
  }
  return windows
}

export const windowsText = (windows: readonly Window[]): string =>
  windows.map(({ from, to }) => `${from}-${to}`).join(', ')

/** Without windows, always. The same time twice is a whole day. */
export function isWithin(windows: readonly Window[], now: Date): boolean {
  const time = wallClock(now).toISOString().slice(11, 16)
  const covers = ({ from, to }: Window) => (from < to ? from <= time && time < to : time >= from || time < to)
  return windows.length === 0 || windows.some(covers)
}

/** When the next window begins; null where one is open now. */
export function nextOpening(windows: readonly Window[], now: Date): Date | null {
  if (isWithin(windows, now)) return null
  const [today, tomorrow] = [dayOf(now), addDays(dayOf(now), 1)]
  const starts = windows.flatMap(({ from }) => [atTime(today, from), atTime(tomorrow, from)])
  return new Date(Math.min(...starts.map((at) => at.getTime()).filter((at) => at > now.getTime())))
}
