import type { Format } from '@/lib/i18n/format'

export type ChartFormat = 'number' | 'money' | 'percent' | 'bytes' | 'gib'

/** `x` is a label ready to read: a day, an hour. A missing value leaves a gap. */
export type ChartRow = { x: string; values: Record<string, number | null | undefined> }

export type ChartSeries = { key: string; label: string; colour?: string; dashed?: boolean }

export type ChartLine = { value: number; label: string; tone?: 'plain' | 'warn' }

export function colourOf(series: ChartSeries, at: number): string {
  return series.colour ?? `var(--chart-${(at % 6) + 1})`
}

/** Money is in fen, percent a share from 0 to 1. */
export function formatValue(f: Format, format: ChartFormat, value: number | null | undefined): string {
  if (value === null || value === undefined) return '—'
  if (format === 'money') return f.money(Math.round(value))
  if (format === 'percent') return f.percent(value)
  if (format === 'bytes') return f.bytes(value)
  if (format === 'gib') return f.gib(value)
  return f.number(value, Number.isInteger(value) ? 0 : 1)
}

/** Axis labels say less: whole yuan, whole percent. */
export function formatTick(f: Format, format: ChartFormat, value: number): string {
  if (format === 'money') return f.number(value / 100)
  if (format === 'percent') return f.percent(value, 0)
  if (format === 'bytes') return f.bytes(value)
  return f.number(value)
}
