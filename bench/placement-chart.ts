import { medianOf, moving, type Placed, type Whole } from '@/bench/placement-judge'

const colours: Record<string, string> = {
  pack: '#1f5fbf',
  [moving]: '#0a8f6a',
  'first-fit': '#c98a00',
  'best-fit max': '#7a8aa0',
  nova: '#c0392b',
  kubernetes: '#8e44ad',
  bound: '#111111',
}
const width = 960
const bars = {
  top: 60,
  height: 220,
  left: 60,
  arms: ['pack', 'best-fit max', 'first-fit', 'kubernetes', 'nova'],
}
const lines = { top: 380, height: 240, left: 60, arms: ['bound', moving, 'pack', 'first-fit', 'nova'] }

const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}" ${more}>${words}</text>`
const colourOf = (name: string) => colours[name] ?? '#555555'

/** Two pictures in one SVG: what is placed before the first refusal, and hosts in use through time. */
export function chart(placed: readonly Placed[], roomy: Whole): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="680" viewBox="0 0 ${width} 680" font-family="sans-serif" font-size="12" role="img" aria-label="Placement policies compared">`,
    `<rect width="${width}" height="680" fill="#ffffff"/>`,
    text(bars.left, 24, 'Placed before the first refusal, % of the volume bound', 'font-size="15"'),
    legend(bars.arms, 44),
    ...placedBars(placed),
    text(
      lines.left,
      344,
      `Hosts in use through time: ${roomy.name}, ${roomy.hosts[0]} hosts`,
      'font-size="15"',
    ),
    legend(lines.arms, 364),
    ...hostLines(roomy),
    '</svg>',
  ].join('\n')
}

function legend(names: readonly string[], y: number): string {
  return names
    .map((name, at) => {
      const x = bars.left + at * 130
      return `<rect x="${x}" y="${y - 9}" width="10" height="10" fill="${colourOf(name)}"/>${text(x + 15, y, name)}`
    })
    .join('')
}

function placedBars(placed: readonly Placed[]): string[] {
  const group = (width - bars.left - 20) / placed.length
  const bar = Math.min(26, (group - 16) / bars.arms.length)
  const base = bars.top + bars.height
  return [
    ...axis(bars.top, bars.height, 100, 25),
    ...placed.flatMap((scenario, at) => {
      const x = bars.left + at * group + 8
      const drawn = bars.arms.map((name, one) => {
        const high = medianOf(scenario.ofBound, name) * bars.height
        return `<rect x="${x + one * bar}" y="${base - high}" width="${bar - 2}" height="${high}" fill="${colourOf(name)}"><title>${name}: ${(100 * medianOf(scenario.ofBound, name)).toFixed(1)} %</title></rect>`
      })
      return [...drawn, text(x, base + 16, scenario.name)]
    }),
  ]
}

function hostLines({ lines: series }: Whole): string[] {
  const most = Math.max(1, ...lines.arms.flatMap((name) => series[name] ?? []))
  const base = lines.top + lines.height
  const span = width - lines.left - 20
  return [
    ...axis(lines.top, lines.height, most, Math.max(1, Math.ceil(most / 40) * 10)),
    ...lines.arms.map((name) => {
      const values = series[name] ?? []
      const points = values.map((value, at) => {
        const [x, y] = [lines.left + (at * span) / values.length, base - (value / most) * lines.height]
        return `${x.toFixed(1)},${y.toFixed(1)}`
      })
      return `<polyline points="${points.join(' ')}" fill="none" stroke="${colourOf(name)}" stroke-width="1.5"><title>${name}</title></polyline>`
    }),
    text(lines.left, base + 16, 'start of the window'),
    text(width - 20, base + 16, 'end', 'text-anchor="end"'),
  ]
}

function axis(top: number, height: number, most: number, step: number): string[] {
  const marks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step)
  return marks.map((mark) => {
    const y = top + height - (mark / most) * height
    const words = text(bars.left - 8, y + 4, String(mark), 'text-anchor="end"')
    return `<line x1="${bars.left}" x2="${width - 20}" y1="${y}" y2="${y}" stroke="#dddddd"/>${words}`
  })
}
