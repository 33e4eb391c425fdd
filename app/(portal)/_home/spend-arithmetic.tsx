import { useTranslations } from 'next-intl'
import type { ChartRow } from '@/components/charts/chart-data'
import { KeyValues } from '@/components/ui/key-values'
import { useFormat } from '@/components/ui/use-format'

type Props = { rows: ChartRow[]; families: string[]; daily: number; expected: number }

/** Where the figure of the month comes from, by family, and what the rest of the month is taken to cost. */
export function SpendArithmetic({ rows, families, daily, expected }: Props) {
  const t = useTranslations('home.spend')
  const tCatalog = useTranslations('catalog')
  const f = useFormat()
  const sums = families.map((family) => ({
    family,
    fen: rows.reduce((sum, { values }) => sum + (values[family] ?? 0), 0),
  }))
  const soFar = sums.reduce((sum, { fen }) => sum + fen, 0)
  const left = rows.filter(({ values }) => Object.keys(values).length === 0).length
  return (
    <>
      <h3>{t('byFamily')}</h3>
      <KeyValues
        as="money"
        items={[
          ...sums.map(({ family, fen }) => ({
            key: family === 'other' ? t('other') : tCatalog(`families.${family}`),
            value: f.money(fen),
          })),
          { key: t('soFar'), value: f.money(soFar), total: true },
        ]}
      />
      <h3>{t('expected')}</h3>
      <KeyValues
        as="money"
        items={[
          { key: t('soFar'), value: f.money(soFar) },
          { key: t('rest', { days: left }), value: `${left} × ${f.money(Math.round(daily))}` },
          { key: t('expected'), value: f.money(expected), total: true },
        ]}
      />
      <p className="small t3">{t('source')}</p>
    </>
  )
}
