import type { Format } from '@/lib/i18n/format'
import type { QuotaKind } from '@/lib/quota/amounts'

/** An amount of quota in the unit people use: memory is kept in MiB and read in GiB. */
export function quotaFigure(f: Format, kind: QuotaKind, amount: number): string {
  if (kind === 'memoryMiB') return f.mib(amount)
  return kind === 'diskGiB' ? f.gib(amount) : f.number(amount)
}

/** Taken of a limit, the unit once: 156 / 320 GiB. `t` holds the texts of quota. */
export function quotaShare(
  f: Format,
  t: (key: `units.${QuotaKind}`) => string,
  kind: QuotaKind,
  taken: number,
  limit: number,
): string {
  const figure = (amount: number) => {
    const value = kind === 'memoryMiB' ? amount / 1024 : amount
    return f.number(value, Number.isInteger(value) ? 0 : 1)
  }
  return `${figure(taken)} / ${figure(limit)} ${t(`units.${kind}`)}`
}
