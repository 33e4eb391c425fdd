'use client'

import { useFormat } from '@/components/ui/use-format'
import { type ChartFormat, type ChartRow, type ChartSeries, formatValue } from './chart-data'

type Props = {
  active?: boolean
  label?: string | number
  rows: ChartRow[]
  series: ChartSeries[]
  format: ChartFormat
}

/** The figures under the pointer. */
export function ChartTip({ active, label, rows, series, format }: Props) {
  const f = useFormat()
  const row = rows.find((one) => one.x === label)
  if (!active || !row) return null
  return (
    <div className="pop chart-tip">
      <b>{row.x}</b>
      <dl className="kv kv--money">
        {series
          .filter((one) => row.values[one.key] !== null && row.values[one.key] !== undefined)
          .map((one) => (
            <div key={one.key} className="contents">
              <dt>{one.label}</dt>
              <dd>{formatValue(f, format, row.values[one.key])}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}
