import type { ChartRow } from '@/components/charts/chart-data'
import type { NamedService } from '@/lib/catalog/list-services-by-id'

type Spend = { period: string; serviceId: string | null; amountFen: bigint }
type Services = ReadonlyMap<string, Pick<NamedService, 'family'>>

export const familyOf = (services: Services, serviceId: string | null): string =>
  (serviceId ? services.get(serviceId)?.family : undefined) ?? 'other'

/** Fen by family for each period asked, in their order; a period nobody spent in stays empty. */
export function spendRows(
  spend: readonly Spend[],
  services: Services,
  periods: readonly { period: string; x: string }[],
): { rows: ChartRow[]; families: string[] } {
  const byPeriod = new Map<string, Record<string, number>>()
  const totals = new Map<string, number>()
  for (const { period, serviceId, amountFen } of spend) {
    const family = familyOf(services, serviceId)
    const values = byPeriod.get(period) ?? {}
    values[family] = (values[family] ?? 0) + Number(amountFen)
    byPeriod.set(period, values)
    if (periods.some((one) => one.period === period))
      totals.set(family, (totals.get(family) ?? 0) + Number(amountFen))
  }
  const families = [...totals].sort(([, a], [, b]) => b - a).map(([family]) => family)
  return { rows: periods.map(({ period, x }) => ({ x, values: byPeriod.get(period) ?? {} })), families }
}

export const sumOf = (spend: readonly Spend[], period: (period: string) => boolean): bigint =>
  spend.reduce((sum, row) => (period(row.period) ? sum + row.amountFen : sum), 0n)
