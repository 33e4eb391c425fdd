import type { PriceItem } from '@/lib/billing/price'
import { isDecimal, parseDecimal } from '@/lib/decimal'

export type PriceProblem =
  | 'price.notADecimal'
  | 'price.negative'
  | 'price.reliefOver100'
  | 'price.noOpenTier'
  | 'price.tiersNotRising'

/** Why a price item could not be rated; null when it can. Asked before a price version is published. */
export function checkPrice(item: PriceItem): PriceProblem | null {
  const decimals = decimalsOf(item)
  if (!decimals.every((text) => isDecimal(text))) return 'price.notADecimal'
  if (decimals.some((text) => parseDecimal(text) < 0n)) return 'price.negative'
  if (parseDecimal(item.reliefPercent ?? '0') > parseDecimal('100')) return 'price.reliefOver100'
  if (item.kind !== 'graduated' && item.kind !== 'volume') return null
  const borders = item.tiers.map(({ upTo }) => upTo)
  if (borders.at(-1) !== null) return 'price.noOpenTier'
  const closed = borders.slice(0, -1).map((upTo) => (upTo === null ? 0n : parseDecimal(upTo)))
  return closed.every((border, i) => border > (closed[i - 1] ?? 0n)) ? null : 'price.tiersNotRising'
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
