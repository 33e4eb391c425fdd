import type { OrderContent } from '@/lib/db/schema/orders'
import type { OrderUnit } from '@/lib/orders/units-of'

export type QuotedLine = {
  key: string
  /** Null while the line is too unfinished to be priced. */
  amountFen: string | null
  units: number
  names: string[]
  priceVersionId: string | null
  /** By meter, all units together. */
  meters: { meter: string; unitPrice: string | null; kind: string; quantity: string; amountFen: string }[]
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
      meters: metersOf(mine),
    }
  })
}

function metersOf(units: readonly OrderUnit[]): QuotedLine['meters'] {
  const [first] = units
  if (!first) return []
  const { items, lines } = first.priceSnapshot
  return items.flatMap((item) => {
    const charged = lines.filter(({ meter }) => meter === item.meter)
    if (charged.length === 0) return []
    const fen = charged.reduce((sum, { charge }) => sum + charge.fen, 0n) * BigInt(units.length)
    if (fen === 0n) return []
    return [
      {
        meter: item.meter,
        kind: item.kind,
        unitPrice: 'unitPrice' in item ? item.unitPrice : null,
        quantity: charged.length === 1 ? (charged[0]?.charge.quantity ?? '') : '',
        amountFen: fen.toString(),
      },
    ]
  })
}
