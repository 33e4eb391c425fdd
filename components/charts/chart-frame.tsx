'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Legend, type LegendItem } from '@/components/ui/legend'
import { Scroll } from '@/components/ui/scroll'
import { useFormat } from '@/components/ui/use-format'
import { type ChartFormat, type ChartRow, type ChartSeries, formatValue } from './chart-data'

type Props = {
  label: string
  series: ChartSeries[]
  rows: ChartRow[]
  format: ChartFormat
  /** What the first column of the table holds: day, hour, host. */
  xLabel: string
  legend?: LegendItem[]
  height: number
  children: ReactNode
}

/** A picture with its legend in words and the same figures as a table, one press away. */
export function ChartFrame({ label, series, rows, format, xLabel, legend, height, children }: Props) {
  const t = useTranslations('ui.chart')
  const f = useFormat()
  return (
    <figure className="chart-frame">
      <div role="img" aria-label={label} className="chart" style={{ height }}>
        {children}
      </div>
      {legend && legend.length > 0 ? <Legend items={legend} /> : null}
      <details className="chart-table">
        <summary>{t('table')}</summary>
        <Scroll>
          <table className="tbl tbl--dense tbl--flush">
            <caption className="sr">{label}</caption>
            <thead>
              <tr>
                <th scope="col">{xLabel}</th>
                {series.map((one) => (
                  <th key={one.key} scope="col" className="num">
                    {one.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.x}>
                  <td>{row.x}</td>
                  {series.map((one) => (
                    <td key={one.key} className="num">
                      {formatValue(f, format, row.values[one.key])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </figure>
  )
}
