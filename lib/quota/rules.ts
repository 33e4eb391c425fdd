/** Thresholds of D4; what has been passed lately is told once. */
export const thresholds = [80, 90, 100] as const

/** Highest threshold that `taken` of `limit` has reached: 0, 80, 90 or 100. */
export function thresholdOf(taken: number, limit: number): number {
  if (limit <= 0) return taken > 0 ? 100 : 0
  const percent = (taken / limit) * 100
  return thresholds.findLast((threshold) => percent >= threshold) ?? 0
}

/** The same for money; exact, since fen may exceed what a number holds. */
export function budgetThresholdOf(takenFen: bigint, limitFen: bigint): number {
  if (limitFen <= 0n) return takenFen > 0n ? 100 : 0
  return thresholds.findLast((threshold) => takenFen * 100n >= limitFen * BigInt(threshold)) ?? 0
}
