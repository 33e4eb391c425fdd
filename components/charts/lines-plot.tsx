'use client'

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useFormat } from '@/components/ui/use-format'
import { grid, lineLabel, margin, xAxis, yAxis } from './chart-axes'
import { type ChartRow, colourOf, formatTick } from './chart-data'
import { ChartTip } from './chart-tip'
import type { LinesProps } from './lines'

type Props = LinesProps & Required<Pick<LinesProps, 'format' | 'height'>>

/** So few labels all fit, the last at its end of the axis. */
const few = 8

export function LinesPlot({ rows, series, format, height, threshold, area, max }: Props) {
  const f = useFormat()
  const flat = rows.map((row) => ({ x: row.x, ...row.values }))
  const first = series[0]
  const now = first ? lastValue(rows, first.key) : undefined
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={flat} margin={margin}>
        <CartesianGrid {...grid} />
        <XAxis dataKey="x" {...xAxis} interval={rows.length > few ? xAxis.interval : 'preserveStartEnd'} />
        <YAxis
          {...yAxis}
          domain={[0, max ?? 'auto']}
          tickFormatter={(value: number) => formatTick(f, format, value)}
        />
        <Tooltip
          cursor={{ stroke: 'var(--control)' }}
          content={({ active, label }) => (
            <ChartTip active={active} label={label} rows={rows} series={series} format={format} />
          )}
        />
        {area && first ? (
          <Area
            dataKey={first.key}
            isAnimationActive={false}
            stroke="none"
            fill={colourOf(first, 0)}
            fillOpacity={0.1}
          />
        ) : null}
        {series.map((one, at) => (
          <Line
            key={one.key}
            dataKey={one.key}
            isAnimationActive={false}
            dot={false}
            stroke={colourOf(one, at)}
            strokeWidth={1.5}
            strokeDasharray={one.dashed ? '4 3' : undefined}
          />
        ))}
        {threshold ? (
          <ReferenceLine
            y={threshold.value}
            stroke="var(--amber-mark)"
            strokeDasharray="4 3"
            ifOverflow="extendDomain"
            label={lineLabel(threshold.label)}
          />
        ) : null}
        {now && first ? (
          <ReferenceDot
            x={now.x}
            y={now.y}
            r={3.5}
            fill={colourOf(first, 0)}
            stroke="var(--surface)"
            strokeWidth={2}
          />
        ) : null}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function lastValue(rows: ChartRow[], key: string): { x: string; y: number } | undefined {
  const row = rows.findLast((one) => typeof one.values[key] === 'number')
  const y = row?.values[key]
  return row && typeof y === 'number' ? { x: row.x, y } : undefined
}
