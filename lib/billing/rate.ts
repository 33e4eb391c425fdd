import type { Charge, PriceItem, Tier, UsageSpan } from '@/lib/billing/price'
import { divideHalfUp, parseDecimal, printDecimal } from '@/lib/decimal'
import { monthEnd, monthOf, monthStart } from '@/lib/shanghai'

const unit = 1_000_000n
const hourMs = 3_600_000n
/** Quantity × price, both scaled, in fen: times 100, over two scales. */
const fenScale = (unit * unit) / 100n

/** What is deducted from the list cost: a free quantity, and the share of the rest that is paid. */
type Terms = { free: bigint; kept: bigint }
const listTerms: Terms = { free: 0n, kept: 100n * unit }

/**
 * Rates one charge line: the spans of one resource, one meter and one Shanghai month.
 * Exact rationals all the way; rounded half up once at the end.
 * perMonth lines round cumulatively from the month's start, so adjacent parts sum to the whole month.
 */
export function rateLine(item: PriceItem, spans: readonly UsageSpan[]): Charge {
  const month = spans[0] && monthOf(spans[0].from)
  for (const span of spans) {
    const ordered = span.from <= span.to
    if (!ordered || !month || span.from < monthStart(month) || span.to > monthEnd(month)) {
      throw new RangeError('a charge line covers spans of one month')
    }
  }
  const relief = parseDecimal(item.reliefPercent ?? '0')
  const netTerms = { free: parseDecimal(item.free ?? '0'), kept: listTerms.kept - relief }
  const listFen = amount(item, spans, listTerms)
  const fen = amount(item, spans, netTerms)
  return { quantity: pricedQuantity(item, spans), listFen, creditFen: listFen - fen, fen }
}

/** perHour lines are additive: a sum of quantity × seconds made elsewhere rates like its spans. */
export function spanOfUnitSeconds(month: string, unitSeconds: string): UsageSpan {
  const from = monthStart(month)
  return { quantity: unitSeconds, from, to: new Date(from.getTime() + 1000) }
}

function amount(item: PriceItem, spans: readonly UsageSpan[], terms: Terms): bigint {
  if (item.kind === 'perMonth') return monthlyAmount(parseDecimal(item.unitPrice), spans, terms)
  const perUnit = item.kind === 'perHour' ? hourMs : 1n
  const used = item.kind === 'perHour' ? unitMilliseconds(item, spans) : sumOfQuantities(spans)
  const payable = less(used, terms.free * perUnit)
  const cost = costOf(item, payable, spans.length > 0)
  return divideHalfUp(cost * terms.kept, fenScale * perUnit * listTerms.kept)
}

/** Scaled quantity × scaled price. A negative sum is a reversal and mirrors what it reverses. */
function costOf(item: Exclude<PriceItem, { kind: 'perMonth' }>, quantity: bigint, any: boolean): bigint {
  if (quantity < 0n) return -costOf(item, -quantity, any)
  switch (item.kind) {
    case 'graduated':
      return graduatedCost(item.tiers, quantity)
    case 'volume':
      return quantity * parseDecimal(tierReached(item.tiers, quantity).unitPrice)
    case 'package': {
      const overage = less(quantity, parseDecimal(item.included)) * parseDecimal(item.unitPrice)
      return any ? parseDecimal(item.packagePrice) * unit + overage : 0n
    }
    default:
      return quantity * parseDecimal(item.unitPrice)
  }
}

function graduatedCost(tiers: readonly Tier[], quantity: bigint): bigint {
  let cost = 0n
  let below = 0n
  for (const tier of tiers) {
    const top = tier.upTo ? parseDecimal(tier.upTo) : quantity
    const slice = (quantity < top ? quantity : top) - below
    if (slice <= 0n) break
    cost += slice * parseDecimal(tier.unitPrice)
    below += slice
  }
  if (below < quantity) throw new RangeError('the last tier must be open')
  return cost
}

function tierReached(tiers: readonly Tier[], quantity: bigint): Tier {
  const tier = tiers.find(({ upTo }) => !upTo || quantity <= parseDecimal(upTo))
  if (!tier) throw new RangeError('the last tier must be open')
  return tier
}

function monthlyAmount(price: bigint, spans: readonly UsageSpan[], terms: Terms): bigint {
  let total = 0n
  for (const span of spans) {
    const { start, length } = monthAround(span.from)
    const cost = less(parseDecimal(span.quantity), terms.free) * price * terms.kept
    const until = (time: Date) =>
      divideHalfUp(cost * (BigInt(time.getTime()) - start), fenScale * listTerms.kept * length)
    total += until(span.to) - until(span.from)
  }
  return total
}

function monthAround(date: Date): { start: bigint; length: bigint } {
  const month = monthOf(date)
  const start = BigInt(monthStart(month).getTime())
  return { start, length: BigInt(monthEnd(month).getTime()) - start }
}

function unitMilliseconds(item: PriceItem, spans: readonly UsageSpan[]): bigint {
  const wholeHours = item.kind === 'perHour' && item.partialHour === 'roundUp'
  return spans.reduce((sum, span) => {
    const length = lengthOf(span)
    const billed = wholeHours ? ((length + hourMs - 1n) / hourMs) * hourMs : length
    return sum + parseDecimal(span.quantity) * billed
  }, 0n)
}

function pricedQuantity(item: PriceItem, spans: readonly UsageSpan[]): string {
  if (item.kind === 'perHour') return printDecimal(divideHalfUp(unitMilliseconds(item, spans), hourMs))
  if (item.kind !== 'perMonth') return printDecimal(sumOfQuantities(spans))
  const first = spans[0]
  if (!first) return '0'
  const held = spans.reduce((sum, span) => sum + parseDecimal(span.quantity) * lengthOf(span), 0n)
  return printDecimal(divideHalfUp(held, monthAround(first.from).length))
}

const lengthOf = (span: UsageSpan) => BigInt(span.to.getTime() - span.from.getTime())

const sumOfQuantities = (spans: readonly UsageSpan[]) =>
  spans.reduce((sum, span) => sum + parseDecimal(span.quantity), 0n)

/** Deducts, but never below zero; a reversal (negative already) is left as it is. */
function less(quantity: bigint, deduction: bigint): bigint {
  if (quantity <= 0n) return quantity
  return quantity > deduction ? quantity - deduction : 0n
}
