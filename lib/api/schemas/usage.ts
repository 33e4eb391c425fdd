import * as z from 'zod'
import { Decimal, decimal, Instant, Month } from '@/lib/api/schemas/values'
import type { listUsageAfter } from '@/lib/metering/list-usage-after'

const word = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z0-9][\w.:/-]*$/)

/** A fact as a metering system sends it. Its id begins with its month (YYYYMM), and counts once per source. */
export const NewUsageFact = z
  .object({
    source: word,
    id: z
      .string()
      .max(120)
      .regex(/^\d{6}[\w.:/-]+$/),
    agencyId: z.uuid(),
    instanceId: z.uuid(),
    meter: word,
    quantity: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/),
    unit: word,
    startAt: z.iso.datetime({ offset: true }),
    endAt: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'NewUsageFact' })

export const UsageFact = z
  .object({
    month: Month,
    source: z.string(),
    id: z.string(),
    agencyId: z.uuid(),
    instanceId: z.uuid(),
    meter: z.string(),
    quantity: Decimal,
    unit: z.string(),
    startAt: Instant,
    endAt: Instant,
    priceVersionId: z.uuid().nullable(),
    orderLineId: z.uuid().nullable(),
    quality: z.enum(['measured', 'estimated', 'manual']),
    late: z.boolean(),
  })
  .meta({ id: 'UsageFact' })

type Row = Awaited<ReturnType<typeof listUsageAfter>>[number]
export const toUsageFact = (row: Row): z.input<typeof UsageFact> => ({
  ...row,
  quantity: decimal(row.quantity),
  startAt: row.startAt.toISOString(),
  endAt: row.endAt.toISOString(),
})
