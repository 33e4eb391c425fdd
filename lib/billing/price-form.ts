import * as z from 'zod'
import type { PriceItemInput } from '@/lib/billing/input'
import type { PriceKind } from '@/lib/billing/price'
import { meterCodes } from '@/lib/metering/meters'
import { dayStart, isDay } from '@/lib/shanghai'

/** `SERVICE` or `SERVICE:PLAN`, as one choice of the form. */
export const CreatePricePlanForm = z
  .object({
    code: z.string().trim().min(2).max(60),
    of: z.string().regex(/^[0-9a-f-]{36}(:[0-9a-f-]{36})?$/),
  })
  .transform(({ code, of }) => ({ code, serviceId: of.slice(0, 36), planId: of.slice(37) || null }))

export const itemFields = ['kind', 'unitPrice', 'tiers', 'free', 'reliefPercent'] as const
export const fieldOf = (meter: string, field: (typeof itemFields)[number]): string =>
  `${meter.replaceAll('.', '_')}_${field}`

const text = z.string().trim().max(500).optional()
const columns = Object.fromEntries(
  meterCodes.flatMap((meter) => itemFields.map((field) => [fieldOf(meter, field), text])),
) as Record<string, typeof text>

/** "100 1.00" a line, the last line a price alone. */
function tiersOf(lines: string | undefined) {
  const rows = (lines ?? '').split(/\n/).map((line) => line.trim().split(/\s+/).filter(Boolean))
  return rows
    .filter((row) => row.length > 0)
    .map(([first = '', second]) => (second ? { upTo: first, unitPrice: second } : { unitPrice: first }))
}

/** The form of a price version: a fixed set of fields for each meter; a meter without a price is not charged. */
export const PriceVersionForm = z
  .object({
    pricePlanId: z.uuid(),
    label: z.string().trim().min(1).max(40),
    validFrom: z.string().refine(isDay),
    ...columns,
  })
  .transform((form) => {
    const values = form as Record<string, string | undefined>
    const items = meterCodes.flatMap((meter): PriceItemInput[] => {
      const at = (field: (typeof itemFields)[number]) => values[fieldOf(meter, field)] || undefined
      const kind = at('kind') as PriceKind | undefined
      const tiers = tiersOf(at('tiers'))
      if (!kind || (!at('unitPrice') && tiers.length === 0)) return []
      const tiered = kind === 'graduated' || kind === 'volume'
      return [
        {
          meter,
          kind,
          unitPrice: tiered ? null : at('unitPrice'),
          tiers: tiered ? tiers : null,
          free: at('free'),
          reliefPercent: at('reliefPercent'),
        },
      ]
    })
    return { pricePlanId: form.pricePlanId, label: form.label, validFrom: dayStart(form.validFrom), items }
  })
