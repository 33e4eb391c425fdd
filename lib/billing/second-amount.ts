import Big from 'big.js'
import type { PriceItem } from '@/lib/billing/price'
import { secondRating } from '@/lib/billing/second-rating'

const Exact = Big()
Exact.DP = 40

type Fact = { quantity: string; from: Date; to: Date }

/**
 * The second rating of raw facts. A held meter's fact counts unit-seconds; what was held over its time is
 * worked out here apart from the first rating.
 */
export function secondAmount(item: PriceItem, facts: readonly Fact[]): bigint {
  if (item.kind !== 'perHour' && item.kind !== 'perMonth') return secondRating(item, facts)
  const held = facts.flatMap(({ quantity, from, to }) => {
    const seconds = (to.getTime() - from.getTime()) / 1000
    return seconds === 0 ? [] : [{ quantity: new Exact(quantity).div(seconds).toFixed(), from, to }]
  })
  return secondRating(item, held)
}
