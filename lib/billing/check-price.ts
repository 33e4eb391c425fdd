import type { PriceItem } from '@/lib/billing/price'
import { isDecimal, parseDecimal } from '@/lib/decimal'
import type { ErrorCode } from '@/lib/errors'

/** Why a price item could not be rated; null when it can. Asked before a price version is published. */
export function checkPrice(item: PriceItem): ErrorCode | null {
  const decimals = decimalsOf(item)
  if (!decimals.every((text) => isDecimal(text))) return 'billing.priceNotADecimal'
  if (decimals.some((text) => parseDecimal(text) < 0n)) return 'billing.priceNegative'
  if (parseDecimal(item.reliefPercent ?? '0') > parseDecimal('100')) return 'billing.priceReliefOver100'
  if (item.kind !== 'graduated' && item.kind !== 'volume') return null
  const borders = item.tiers.map(({ upTo }) => upTo)
  if (borders.length === 0 || borders.at(-1)) return 'billing.priceNoOpenTier'
  const closed = borders.slice(0, -1).map((upTo) => parseDecimal(upTo ?? '0'))
  return closed.every((border, i) => border > (closed[i - 1] ?? 0n)) ? null : 'billing.priceTiersNotRising'
}

function decimalsOf(item: PriceItem): string[] {
  const credits = [item.free ?? '0', item.reliefPercent ?? '0']
  switch (item.kind) {
    case 'graduated':
    case 'volume':
      return [...credits, ...item.tiers.flatMap(({ upTo, unitPrice }) => [upTo ?? '0', unitPrice])]
    case 'package':
      return [...credits, item.packagePrice, item.included, item.unitPrice]
    default:
      return [...credits, item.unitPrice]
  }
}
