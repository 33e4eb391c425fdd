import { divideHalfUp } from '@/lib/decimal'
import { fiscalYearEnd, fiscalYearStart } from '@/lib/shanghai'

/** Too early to say anything by the straight line: three weeks of twelve months. */
const leastShare = 0.06

/**
 * What will have been billed by the end of the fiscal year when it goes on as it has so far: the straight line.
 * Null while the year is too young, and for years to come.
 */
export function yearEndForecast(billedFen: bigint, fiscalYear: number, now: Date): bigint | null {
  const start = fiscalYearStart(fiscalYear).getTime()
  const whole = fiscalYearEnd(fiscalYear).getTime() - start
  const elapsed = Math.min(now.getTime() - start, whole)
  if (elapsed < whole * leastShare) return null
  return divideHalfUp(billedFen * BigInt(whole), BigInt(elapsed))
}
