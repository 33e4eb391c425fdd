import * as z from 'zod'
import { Decimal, Instant, Localized } from '@/lib/api/schemas/values'
import { networkZones } from '@/lib/db/schema/agencies'
import { families } from '@/lib/db/schema/catalog'

export const ServiceSummary = z
  .object({
    id: z.uuid(),
    code: z.string(),
    family: z.enum(families),
    fulfilment: z.enum(['compute', 'manual']),
    provider: z.string(),
    version: z.number().int(),
    name: Localized,
    summary: Localized,
    zones: z.array(z.enum(networkZones)),
    protectionLevels: z.array(z.number().int()),
    leadTimeHours: z.number().int(),
  })
  .meta({ id: 'ServiceSummary' })

export const Price = z
  .object({
    meter: z.string(),
    kind: z.enum(['perHour', 'perMonth', 'perQuantity', 'oneOff', 'graduated', 'volume', 'package']),
    unit: z.string(),
    unitPrice: Decimal.nullish(),
    tiers: z.array(z.object({ upTo: Decimal.nullish(), unitPrice: Decimal })).optional(),
    packagePrice: Decimal.optional(),
    included: Decimal.optional(),
  })
  .meta({ id: 'Price' })

export const Plan = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: Localized,
    spec: z.record(z.string(), z.union([z.number(), z.string()])),
    priceVersion: z.string().nullable(),
    prices: z.array(Price),
  })
  .meta({ id: 'Plan' })

export const Service = ServiceSummary.extend({
  documentation: Localized,
  form: z.unknown(),
  agreement: z.object({
    id: z.uuid(),
    version: z.number().int(),
    text: Localized,
    effectiveFrom: Instant,
  }),
  plans: z.array(Plan),
}).meta({ id: 'Service' })
