/** Horizontal grid only, no axis lines, 11 px labels: shared by every plot. */
export const tick = { fill: 'var(--text-3)', fontSize: 11 }

export const grid = { vertical: false, stroke: 'var(--chart-grid)' } as const

export const margin = { top: 18, right: 18, bottom: 0, left: 0 }

export const xAxis = {
  axisLine: false,
  tickLine: false,
  tick,
  minTickGap: 24,
  interval: 'equidistantPreserveStart',
} as const

export const yAxis = { axisLine: false, tickLine: false, tick, width: 48 } as const

export function lineLabel(text: string) {
  return { value: text, position: 'insideTopLeft', fill: 'var(--text-2)', fontSize: 11, offset: 4 } as const
}
