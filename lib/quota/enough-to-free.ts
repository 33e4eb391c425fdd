import type { Amounts, QuotaKind } from '@/lib/quota/amounts'

/** More than a hand's fingers is no advice. */
const most = 5

/**
 * A few holders that together give back what is missing of every kind: always the one that covers most of what
 * is still missing. Null: a few are not enough.
 */
export function enoughToFree(
  missing: Amounts,
  holders: readonly { token: string; amounts: Amounts }[],
): string[] | null {
  const open = new Map(Object.entries(missing) as [QuotaKind, number][])
  const left = [...holders]
  const chosen: string[] = []
  const covers = ({ amounts }: { amounts: Amounts }) =>
    [...open].reduce((sum, [kind, amount]) => sum + Math.min(1, (amounts[kind] ?? 0) / amount), 0)
  while (open.size > 0) {
    const best = left.toSorted((a, b) => covers(b) - covers(a))[0]
    if (!best || covers(best) === 0 || chosen.length === most) return null
    chosen.push(best.token)
    left.splice(left.indexOf(best), 1)
    for (const [kind, amount] of [...open]) {
      const rest = amount - (best.amounts[kind] ?? 0)
      if (rest > 0) open.set(kind, rest)
      else open.delete(kind)
    }
  }
  return chosen
}
