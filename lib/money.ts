import { divideHalfUp, parseDecimal, printDecimal } from '@/lib/decimal'

/** An amount in fen (分), BIGINT in the database. Never a JS number: 0.1 + 0.2 must be 0.3. */
export type Fen = bigint

const scale = 1_000_000n

/** Quantity times unit price in yuan, both decimals of up to six places, rounded half up once. */
export function multiply(quantity: string, unitPrice: string): Fen {
  return divideHalfUp(parseDecimal(quantity) * parseDecimal(unitPrice) * 100n, scale * scale)
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}

/** Shares a cost by weights; the largest remainders get the fen left over, so the parts sum exactly. */
export function splitFen(total: Fen, weights: readonly bigint[]): Fen[] {
  const sum = sumFen(weights)
  if (sum <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('weights must be positive')
  const sign = total < 0n ? -1n : 1n
  const magnitude = total * sign
  const parts = weights.map((weight) => (magnitude * weight) / sum)
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (magnitude * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  const leftOver = Number(magnitude - sumFen(parts))
  for (const { index } of byRemainder.slice(0, leftOver)) parts[index] = (parts[index] ?? 0n) + 1n
  return parts.map((part) => part * sign)
}

/** '1234.5' to 123450n; throws a RangeError on more than two places, signs other than minus, separators. */
export function parseYuan(text: string): Fen {
  return parseDecimal(text, 2)
}

/** The form for machines, always two places: '1234.50'. People read `formatMoney` of lib/i18n. */
export function printYuan(fen: Fen): string {
  const [whole, fraction = ''] = printDecimal(fen, 2).split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}
