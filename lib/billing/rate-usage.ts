import type { Charge, PriceItem, UsageSpan } from '@/lib/billing/price'
import { rateLine, spanOfUnitSeconds } from '@/lib/billing/rate'
import { divideHalfUp, parseDecimal, printDecimal } from '@/lib/decimal'

/** What one line used in one month: a sum of facts, and the facts themselves where their borders matter. */
export type LineUsage = {
  month: string
  /** Unit-seconds of a held meter, units of a counted one. */
  quantity: string
  from: Date
  to: Date
  facts?: readonly UsageSpan[]
}

/** Prices by whole started hours or by share of the month need every span, not only the sum. */
export function needsSpans(item: PriceItem): boolean {
  return item.kind === 'perMonth' || (item.kind === 'perHour' && item.partialHour === 'roundUp')
}

/** Quantity first, price after: the sum of a line's facts rates to the fen as its facts do. */
export function rateUsage(item: PriceItem, usage: LineUsage): Charge {
  if (needsSpans(item)) return rateLine(item, (usage.facts ?? []).map(heldSpan))
  if (item.kind === 'perHour') return rateLine(item, [spanOfUnitSeconds(usage.month, usage.quantity)])
  return rateLine(item, [{ quantity: usage.quantity, from: usage.from, to: usage.to }])
}

/** A fact counts unit-seconds; what was held is that over its length. */
function heldSpan({ quantity, from, to }: UsageSpan): UsageSpan {
  const seconds = BigInt(to.getTime() - from.getTime()) / 1000n
  const held = seconds > 0n ? divideHalfUp(parseDecimal(quantity), seconds) : 0n
  return { quantity: printDecimal(held), from, to }
}
