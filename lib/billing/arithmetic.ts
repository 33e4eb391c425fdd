import type { PriceItem } from '@/lib/billing/price'
import { divideHalfUp, parseDecimal, printDecimal } from '@/lib/decimal'

/** One row of the sum behind an amount; `key` names its words, `value` is ready but for the unit. */
export type Step = {
  key: 'span' | 'idle' | 'used' | 'price' | 'tier' | 'credit' | 'exact' | 'rounded'
  value: string
  note?: string
}

type Line = { quantity: string; listFen: bigint; amountFen: bigint; startAt: Date; endAt: Date }

const places = 12
const fine = 10n ** 12n

/** How the amount came about, for reading: the rating itself is in rate.ts. `held` is what one hour counts. */
export function arithmeticOf(item: PriceItem | null, line: Line, held: string | null): Step[] {
  const steps: Step[] = []
  if (item?.kind === 'perHour') {
    const hours = divideHalfUp(BigInt(line.endAt.getTime() - line.startAt.getTime()) * 1_000_000n, 3_600_000n)
    const whole = divideHalfUp(hours * parseDecimal(held ?? '1'), 1_000_000n)
    const used = parseDecimal(line.quantity)
    if (whole > used) {
      steps.push(
        { key: 'span', value: printDecimal(whole) },
        { key: 'idle', value: printDecimal(whole - used) },
      )
    }
  }
  steps.push({ key: 'used', value: line.quantity })
  if (item && 'tiers' in item) steps.push(...tierSteps(item.tiers))
  if (item && 'unitPrice' in item) {
    steps.push({ key: 'price', value: item.unitPrice })
    if (item.kind !== 'package' && !item.free && !item.reliefPercent)
      steps.push({
        key: 'exact',
        value: printDecimal(
          (parseDecimal(line.quantity) * parseDecimal(item.unitPrice) * fine) / 10n ** 12n,
          places,
        ),
      })
  }
  if (line.listFen !== line.amountFen)
    steps.push({ key: 'credit', value: printDecimal(line.listFen - line.amountFen, 2) })
  steps.push({ key: 'rounded', value: printDecimal(line.amountFen, 2) })
  return steps
}

function tierSteps(tiers: readonly { upTo?: string | null; unitPrice: string }[]): Step[] {
  return tiers.map((tier, at) => ({
    key: 'tier',
    value: tier.unitPrice,
    note: `${tiers[at - 1]?.upTo ?? '0'}–${tier.upTo ?? '∞'}`,
  }))
}
