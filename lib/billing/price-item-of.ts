import type { PriceItem, PriceKind, Tier } from '@/lib/billing/price'

/** A price as its table keeps it: one row shape for every kind, numbers as decimal strings. */
export type PriceRow = {
  meter: string
  kind: PriceKind
  unitPrice: string | null
  tiers: readonly Tier[] | null
  included: string | null
  packagePrice?: string | null
  free?: string | null
  reliefPercent?: string | null
  partialHour?: 'bySecond' | 'roundUp' | null
}

/** The row as rating understands it. What a kind needs and the row lacks is an error, never a zero price. */
export function priceItemOf(row: PriceRow): PriceItem {
  const { meter, kind } = row
  const credits = { free: row.free ?? undefined, reliefPercent: row.reliefPercent ?? undefined }
  const need = <T>(value: T | null, column: string): T => {
    if (value === null) throw new RangeError(`a price of kind ${kind} needs ${column}`)
    return value
  }
  switch (kind) {
    case 'graduated':
    case 'volume':
      return { meter, kind, ...credits, tiers: need(row.tiers, 'tiers') }
    case 'package': {
      const included = need(row.included, 'included')
      return {
        meter,
        kind,
        ...credits,
        included,
        packagePrice: row.packagePrice ?? '0',
        unitPrice: need(row.unitPrice, 'unitPrice'),
      }
    }
    case 'perHour': {
      const partialHour = row.partialHour ?? undefined
      return { meter, kind, ...credits, unitPrice: need(row.unitPrice, 'unitPrice'), partialHour }
    }
    default:
      return { meter, kind, ...credits, unitPrice: need(row.unitPrice, 'unitPrice') }
  }
}
