'use client'

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'
import { useFormat } from '@/components/ui/use-format'
import type { AreaBandProps } from './area-band'
import { grid, lineLabel, margin, xAxis, yAxis } from './chart-axes'
import { formatTick } from './chart-data'

type Props = AreaBandProps & Required<Pick<AreaBandProps, 'format' | 'height'>>

export function AreaBandPlot({ rows, format, height, lines = [], now }: Props) {
  const f = useFormat()
  const flat = rows.map((row) => ({ ...row, band: isBand(row) ? [row.low, row.high] : null }))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={flat} margin={margin}>
        <CartesianGrid {...grid} />
        <XAxis dataKey="x" {...xAxis} />
        <YAxis
          {...yAxis}
          domain={['auto', 'auto']}
          tickFormatter={(value: number) => formatTick(f, format, value)}
        />
        <Area
          dataKey="band"
          isAnimationActive={false}
          stroke="none"
          fill="var(--chart-1)"
          fillOpacity={0.1}
        />
        <Line
          dataKey="actual"
          isAnimationActive={false}
          dot={false}
          stroke="var(--chart-1)"
          strokeWidth={2}
        />
        <Line
          dataKey="forecast"
          isAnimationActive={false}
          dot={false}
          stroke="var(--chart-1)"
          strokeWidth={1.5}
          strokeDasharray="4 3"
        />
        {lines.map((line) => (
          <ReferenceLine
            key={line.label}
            y={line.value}
            stroke={line.tone === 'warn' ? 'var(--amber-mark)' : 'var(--text)'}
            strokeDasharray={line.tone === 'warn' ? '4 3' : undefined}
            ifOverflow="extendDomain"
            label={lineLabel(line.label)}
          />
        ))}
        {now ? <ReferenceLine x={now} stroke="var(--control)" strokeDasharray="2 3" /> : null}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function isBand(row: { low?: number | null; high?: number | null }): boolean {
  return typeof row.low === 'number' && typeof row.high === 'number'
}
