import * as z from 'zod'
import { isDay } from '@/lib/shanghai'

const year = z.coerce.number().int().min(2020).max(2100)
const day = z.string().trim().refine(isDay, 'calendar.notADay')

export const ImportYear = z.object({
  year,
  source: z.string().trim().min(1).max(200),
  days: z.string().max(20_000),
})
export type ImportYear = z.infer<typeof ImportYear>

export const SaveDay = z
  .object({
    day,
    kind: z.enum(['holiday', 'makeUp', 'ordinary']),
    nameZh: z.string().trim().max(40).default(''),
    nameEn: z.string().trim().max(60).default(''),
  })
  .refine((typed) => typed.kind === 'ordinary' || typed.nameZh, {
    path: ['nameZh'],
    error: 'calendar.nameNeeded',
  })
  .refine((typed) => typed.kind === 'ordinary' || typed.nameEn, {
    path: ['nameEn'],
    error: 'calendar.nameNeeded',
  })
export type SaveDay = z.infer<typeof SaveDay>

export const CalendarYear = z.object({ year })
export type CalendarYear = z.infer<typeof CalendarYear>

/** '08:30-12:00, 14:00-17:30' */
export const SaveHours = z.object({ validFrom: day, spans: z.string().trim().min(1).max(200) })
export type SaveHours = z.infer<typeof SaveHours>
