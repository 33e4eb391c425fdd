import Big from 'big.js'
import type { PriceItem, Tier } from '@/lib/billing/price'

/*
 * The second opinion on a statement. It shares nothing with rate.ts but the shape of the price: decimal
 * floating arithmetic instead of scaled integers, other formulas, its own calendar. Keep it that way.
 */
const Exact = Big()
Exact.DP = 60
Exact.RM = Big.roundHalfUp

type RawFact = { quantity: string; from: Date; to: Date }

/** Fen payable for the raw facts of one resource, one meter and one month. */
export function secondRating(price: PriceItem, facts: readonly RawFact[]): bigint {
  const paidShare = new Exact(100).minus(price.reliefPercent ?? 0).div(100)
  const free = new Exact(price.free ?? 0)
  let yuan = new Exact(0)

  if (price.kind === 'perMonth') {
    for (const fact of facts) {
      const held = afterFree(new Exact(fact.quantity), free)
      const whole = held.times(price.unitPrice).times(paidShare)
      const [left, right] = [shareOfMonth(fact.from, fact.from), shareOfMonth(fact.from, fact.to)]
      yuan = yuan.plus(settled(whole.times(right)).round(2)).minus(settled(whole.times(left)).round(2))
    }
    return fenOf(yuan)
  }

  let used = new Exact(0)
  for (const fact of facts) {
    const factor = price.kind === 'perHour' ? hours(fact, price.partialHour === 'roundUp') : new Exact(1)
    used = used.plus(factor.times(fact.quantity))
  }
  const payable = afterFree(used, free)
  const sign = payable.s < 0 ? -1 : 1
  const cost = facts.length === 0 ? new Exact(0) : listPrice(price, payable.abs())
  return fenOf(cost.times(sign).times(paidShare))
}

function listPrice(price: Exclude<PriceItem, { kind: 'perMonth' }>, quantity: Big): Big {
  if (price.kind === 'graduated') return graduated(price.tiers, quantity)
  if (price.kind === 'volume') return quantity.times(volumePrice(price.tiers, quantity))
  if (price.kind !== 'package') return quantity.times(price.unitPrice)
  const over = quantity.gt(price.included) ? quantity.minus(price.included) : new Exact(0)
  return over.times(price.unitPrice).plus(price.packagePrice)
}

/** Everything at the first price, then for each border passed the difference to the next price. */
function graduated(tiers: readonly Tier[], quantity: Big): Big {
  let cost = quantity.times(tiers[0]?.unitPrice ?? 0)
  for (let border = 1; border < tiers.length; border++) {
    const [before, after] = [tiers[border - 1], tiers[border]]
    if (!before?.upTo || !after || quantity.lte(before.upTo)) break
    const step = new Exact(after.unitPrice).minus(before.unitPrice)
    cost = cost.plus(quantity.minus(before.upTo).times(step))
  }
  return cost
}

/** From the top down: the last tier whose lower border lies below the quantity. */
function volumePrice(tiers: readonly Tier[], quantity: Big): string {
  for (let tier = tiers.length - 1; tier > 0; tier--) {
    const lower = tiers[tier - 1]?.upTo
    if (lower && quantity.gt(lower)) return tiers[tier]?.unitPrice ?? '0'
  }
  return tiers[0]?.unitPrice ?? '0'
}

function hours(fact: RawFact, wholeHours: boolean): Big {
  const exact = new Exact(fact.to.getTime() - fact.from.getTime()).div(3_600_000)
  return wholeHours ? exact.round(0, Big.roundUp) : exact
}

const wallClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
})

/** How much of the month holding `inside` has passed at `at`; 1 at the first instant of the next. */
function shareOfMonth(inside: Date, at: Date): Big {
  const parts = wallClock.formatToParts(inside)
  const year = Number(parts.find((part) => part.type === 'year')?.value)
  const month = Number(parts.find((part) => part.type === 'month')?.value)
  const first = Date.parse(`${year}-${String(month).padStart(2, '0')}-01T00:00:00+08:00`)
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return new Exact(at.getTime() - first).div(days * 24 * 3_600_000)
}

function afterFree(quantity: Big, free: Big): Big {
  if (quantity.lte(0)) return quantity
  return quantity.gt(free) ? quantity.minus(free) : new Exact(0)
}

/** A third of an hour ends after 60 places; what is exactly half a fen must still be seen as half. */
const settled = (yuan: Big) => yuan.round(40)

const fenOf = (yuan: Big) => BigInt(settled(yuan.times(100)).toFixed(0))
