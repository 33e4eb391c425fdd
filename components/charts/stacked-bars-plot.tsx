'use client'

import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useFormat } from '@/components/ui/use-format'
import { grid, lineLabel, margin, xAxis, yAxis } from './chart-axes'
import { colourOf, formatTick } from './chart-data'
import { ChartTip } from './chart-tip'
import type { StackedBarsProps } from './stacked-bars'

type Props = StackedBarsProps & Required<Pick<StackedBarsProps, 'format' | 'height'>>

export function StackedBarsPlot({ rows, series, format, height, reference, forecastKey, mark }: Props) {
  const f = useFormat()
  const flat = rows.map((row) => ({ x: row.x, ...row.values }))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={flat} margin={margin} barCategoryGap={3}>
        <CartesianGrid {...grid} />
        <XAxis dataKey="x" {...xAxis} />
        <YAxis {...yAxis} tickFormatter={(value: number) => formatTick(f, format, value)} />
        <Tooltip
          cursor={{ fill: 'var(--hover)' }}
          content={({ active, label }) => (
            <ChartTip active={active} label={label} rows={rows} series={series} format={format} />
          )}
        />
        {series.map((one, at) => {
          const forecast = one.key === forecastKey
          return (
            <Bar
              key={one.key}
              dataKey={one.key}
              stackId="all"
              maxBarSize={48}
              isAnimationActive={false}
              fill={forecast ? 'none' : colourOf(one, at)}
              stroke={forecast ? 'var(--control)' : 'var(--surface)'}
              strokeDasharray={forecast ? '2 2' : undefined}
              strokeWidth={1}
            />
          )
        })}
        {reference ? (
          <ReferenceLine
            y={reference.value}
            stroke="var(--text)"
            strokeDasharray="4 3"
            ifOverflow="extendDomain"
          />
        ) : null}
        {mark ? <ReferenceLine x={mark.x} stroke="var(--control)" label={lineLabel(mark.label)} /> : null}
      </BarChart>
    </ResponsiveContainer>
  )
}
