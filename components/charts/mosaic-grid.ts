export type MosaicGrid = { columns: number; rows: number; pitchX: number; pitchY: number; height: number }

/** Pixels of a bar with its gap, largest first: a row of few hosts stands tall, ten thousand are still bars. */
const pitches = [
  { x: 20, y: 94, rows: 1 },
  { x: 16, y: 52 },
  { x: 11, y: 38 },
  { x: 8, y: 26 },
  { x: 6, y: 18 },
  { x: 4, y: 13 },
]
const tallest = 440

/** The largest bars with which so many fit into the width without growing too tall; the smallest if none do. */
export function gridOf(count: number, width: number): MosaicGrid {
  const grids = pitches.map(({ x, y, rows: most = Number.POSITIVE_INFINITY }) => {
    const columns = Math.max(1, Math.floor(width / x))
    const rows = Math.max(1, Math.ceil(count / columns))
    return {
      columns,
      rows,
      pitchX: x,
      pitchY: y,
      height: rows * y,
      fits: rows <= most && rows * y <= tallest,
    }
  })
  const last = grids.at(-1) as MosaicGrid
  return grids.find(({ fits }) => fits) ?? last
}

export const cellOf = ({ columns, pitchX, pitchY }: MosaicGrid, at: number) => ({
  x: (at % columns) * pitchX,
  y: Math.floor(at / columns) * pitchY,
})

/** Which bar lies there; -1 beside the last. */
export function barAt({ columns, pitchX, pitchY }: MosaicGrid, count: number, x: number, y: number): number {
  const column = Math.floor(x / pitchX)
  const at = Math.floor(y / pitchY) * columns + column
  return x < 0 || y < 0 || column >= columns || at >= count ? -1 : at
}

/** Where an arrow key leads from a bar; null: the key means nothing here. */
export function barBeside({ columns }: MosaicGrid, count: number, at: number, key: string): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -at,
    End: count - 1 - at,
    PageUp: -columns * 5,
    PageDown: columns * 5,
  }
  const step = steps[key]
  return step === undefined ? null : Math.min(count - 1, Math.max(0, at + step))
}
