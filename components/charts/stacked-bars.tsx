'use client'

import dynamic from 'next/dynamic'
import { type ChartFormat, type ChartLine, type ChartRow, type ChartSeries, colourOf } from './chart-data'
import { ChartFrame } from './chart-frame'

export type StackedBarsProps = {
  label: string
  xLabel: string
  rows: ChartRow[]
  series: ChartSeries[]
  format?: ChartFormat
  /** Dashed, named in place: last month's daily mean. */
  reference?: ChartLine
  /** A series drawn as a dashed outline on top: what is still expected. */
  forecastKey?: string
  /** The one event that explains the shape. */
  mark?: { x: string; label: string }
  height?: number
}

const Plot = dynamic(() => import('./stacked-bars-plot').then((found) => found.StackedBarsPlot), {
  ssr: false,
})

export function StackedBars({ format = 'number', height = 200, ...props }: StackedBarsProps) {
  const solid = props.series.filter((one) => one.key !== props.forecastKey)
  return (
    <ChartFrame
      label={props.label}
      xLabel={props.xLabel}
      series={props.series}
      rows={props.rows}
      format={format}
      height={height}
      legend={[
        ...solid.map((one, at) => ({ label: one.label, mark: 'solid' as const, colour: colourOf(one, at) })),
        ...(props.reference ? [{ label: props.reference.label, mark: 'dash' as const }] : []),
      ]}
    >
      <Plot {...props} format={format} height={height} />
    </ChartFrame>
  )
}
