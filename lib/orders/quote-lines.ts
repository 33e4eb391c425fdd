import type { OrderContent } from '@/lib/db/schema/orders'
import { type PriceMeter, priceMeters } from '@/lib/orders/price-meters'
import type { OrderUnit } from '@/lib/orders/units-of'

export type QuotedLine = {
  key: string
  /** Null while the line is too unfinished to be priced. */
  amountFen: string | null
  units: number
  names: string[]
  priceVersionId: string | null
  /** By meter, all units together. */
  meters: PriceMeter[]
}

export function quoteLines(content: OrderContent, units: readonly OrderUnit[]): QuotedLine[] {
  return content.lines.map(({ key }) => {
    const mine = units.filter(({ draftKey }) => draftKey === key)
    const total = mine.reduce((sum, { amountFen }) => sum + amountFen, 0n)
    return {
      key,
      amountFen: mine.length > 0 ? total.toString() : null,
      units: mine.length,
      names: mine.map(({ name }) => name),
      priceVersionId: mine[0]?.priceVersionId ?? null,
      meters: mine[0] ? priceMeters(mine[0].priceSnapshot, mine.length) : [],
    }
  })
}
