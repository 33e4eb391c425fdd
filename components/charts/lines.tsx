'use client'

import dynamic from 'next/dynamic'
import { type ChartFormat, type ChartLine, type ChartRow, type ChartSeries, colourOf } from './chart-data'
import { ChartFrame } from './chart-frame'

export type LinesProps = {
  label: string
  xLabel: string
  rows: ChartRow[]
  series: ChartSeries[]
  format?: ChartFormat
  /** Dashed amber, named in place. */
  threshold?: ChartLine
  /** The ground under a single line is tinted. */
  area?: boolean
  /** The top of the scale where it is known: 1 for a share. */
  max?: number
  height?: number
}

const Plot = dynamic(() => import('./lines-plot').then((found) => found.LinesPlot), { ssr: false })

export function Lines({ format = 'number', height = 140, ...props }: LinesProps) {
  const several = props.series.length > 1
  return (
    <ChartFrame
      label={props.label}
      xLabel={props.xLabel}
      series={props.series}
      rows={props.rows}
      format={format}
      height={height}
      legend={
        several
          ? props.series.map((one, at) => ({
              label: one.label,
              mark: one.dashed ? ('dash' as const) : ('line' as const),
              colour: colourOf(one, at),
            }))
          : []
      }
    >
      <Plot {...props} format={format} height={height} />
    </ChartFrame>
  )
}
