'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import type { ChartFormat, ChartLine } from './chart-data'
import { ChartFrame } from './chart-frame'

export type BandRow = {
  x: string
  actual?: number | null
  forecast?: number | null
  low?: number | null
  high?: number | null
}

export type AreaBandProps = {
  label: string
  xLabel: string
  rows: BandRow[]
  format?: ChartFormat
  /** Capacity, reminder: drawn across and named in place. */
  lines?: ChartLine[]
  /** The label of the present. */
  now?: string
  height?: number
}

const Plot = dynamic(() => import('./area-band-plot').then((found) => found.AreaBandPlot), { ssr: false })

/** What was, what is expected (dashed) and how sure that is (the band). */
export function AreaBand({ format = 'number', height = 220, ...props }: AreaBandProps) {
  const t = useTranslations('ui.chart')
  return (
    <ChartFrame
      label={props.label}
      xLabel={props.xLabel}
      format={format}
      height={height}
      series={[
        { key: 'actual', label: t('actual') },
        { key: 'forecast', label: t('forecast') },
        { key: 'low', label: t('low') },
        { key: 'high', label: t('high') },
      ]}
      rows={props.rows.map(({ x, actual = null, forecast = null, low = null, high = null }) => ({
        x,
        values: { actual, forecast, low, high },
      }))}
      legend={[
        { label: t('actual'), mark: 'line' },
        { label: t('forecast'), mark: 'dash', colour: 'var(--chart-1)' },
      ]}
    >
      <Plot {...props} format={format} height={height} />
    </ChartFrame>
  )
}
