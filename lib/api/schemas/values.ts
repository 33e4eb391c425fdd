import * as z from 'zod'

/** How values look in answers: instants in UTC, days of Shanghai, money in whole fen, decimals as text. */
export const Instant = z.iso.datetime().meta({ id: 'Instant', example: '2026-11-20T02:00:00.000Z' })
export const Day = z.iso.date().meta({ id: 'Day', example: '2026-11-20' })
export const Fen = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ id: 'Fen', example: '129024' })
export const Decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ id: 'Decimal', example: '0.56' })
export const Localized = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Localized' })
export const Month = z
  .string()
  .regex(/^\d{4}(0[1-9]|1[0-2])$/)
  .meta({ id: 'Month', example: '202611' })

export const instant = (date: Date | null): string | null => date?.toISOString() ?? null
export const fen = (amount: bigint): string => amount.toString()
/** numeric(20,6) without its trailing zeros. */
export const decimal = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
