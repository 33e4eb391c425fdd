import type { Charge, PriceItem, UsageSpan } from '@/lib/billing/price'
import { rateLine } from '@/lib/billing/rate'
import { parseDecimal, printDecimal } from '@/lib/decimal'
import { splitByMonth } from '@/lib/shanghai'

export type Stated = {
  /** By meter. Held capacity for perHour and perMonth; for counted meters the quantity in each month. */
  quantities: Readonly<Record<string, string>>
  /** How many alike: each is its own resource with its own rounded lines. */
  count?: number
  from: Date
  to: Date
}

export type EstimateLine = { meter: string; month: string; charge: Charge }

/** What the stated interval will cost: the same lines, month by month, that rating will write. */
export function estimate(
  items: readonly PriceItem[],
  stated: Stated,
): { lines: EstimateLine[]; fen: bigint } {
  const count = BigInt(stated.count ?? 1)
  const lines: EstimateLine[] = []
  splitByMonth(stated.from, stated.to).forEach(({ month, from, to }, index) => {
    for (const item of items) {
      const quantity = stated.quantities[item.meter] ?? (item.kind === 'oneOff' ? '1' : undefined)
      if (quantity === undefined || (item.kind === 'oneOff' && index > 0)) continue
      const span: UsageSpan = { quantity, from, to }
      lines.push({ meter: item.meter, month, charge: times(rateLine(item, [span]), count) })
    }
  })
  return { lines, fen: lines.reduce((sum, line) => sum + line.charge.fen, 0n) }
}

function times(charge: Charge, count: bigint): Charge {
  return {
    quantity: printDecimal(parseDecimal(charge.quantity) * count),
    listFen: charge.listFen * count,
    creditFen: charge.creditFen * count,
    fen: charge.fen * count,
  }
}
