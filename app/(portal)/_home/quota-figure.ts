import type { Format } from '@/lib/i18n/format'
import type { QuotaKind } from '@/lib/quota/amounts'

/** An amount of quota in the unit people use: memory is kept in MiB and read in GiB. */
export function quotaFigure(f: Format, kind: QuotaKind, amount: number): string {
  if (kind === 'memoryMiB') return f.mib(amount)
  return kind === 'diskGiB' ? f.gib(amount) : f.number(amount)
}
