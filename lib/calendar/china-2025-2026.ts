import type { WorkingCalendarData } from '@/lib/calendar/working-time'
import { addDays } from '@/lib/shanghai'

/**
 * Arrangements of the State Council General Office for 2025 (notice of 2024-11-12) and 2026 (notice of
 * 2025-11-04). A starting point: later years are imported and published by the authority.
 */
const offInclusive = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const

export const china2025to2026: WorkingCalendarData = {
  holidays: offInclusive.flatMap(([first, last]) => daysFrom(first, last)),
  makeUpDays: [
    '2025-01-26',
    '2025-02-08',
    '2025-04-27',
    '2025-09-28',
    '2025-10-11',
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ],
  hours: [
    {
      validFrom: '2025-01-01',
      spans: [
        ['08:30', '12:00'],
        ['14:00', '17:30'],
      ],
    },
  ],
  publishedYears: [2025, 2026],
}

function daysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}
