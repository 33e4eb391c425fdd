import { cellOf, type MosaicGrid } from './mosaic-grid'

/** Four bytes a bar: cores taken, cores reserved, memory taken (each 0 to 250), and what state it is in. */
export const bytesPerBar = 4
export const barStates = ['on', 'draining', 'off', 'asleep'] as const
export const shareOf = (byte: number | undefined) => (byte ?? 0) / 250

const names = [
  '--hover',
  '--chart-1',
  '--chart-2',
  '--chart-3',
  '--chart-4',
  '--control',
  '--text-2',
  '--amber-mark',
] as const
/** From this height on a bar is large enough for hatching, marks and the line at 85 %. */
const large = 50
const warnAt = 0.85

/** Cores wide, memory as a narrow second bar, reserved on top; a bar that is off is an outline, asleep a foot. */
export function drawMosaic(canvas: HTMLCanvasElement, bars: Uint8Array, grid: MosaicGrid): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  const ratio = window.devicePixelRatio || 1
  const width = grid.columns * grid.pitchX
  canvas.width = Math.ceil(width * ratio)
  canvas.height = Math.ceil(grid.height * ratio)
  canvas.style.width = `${width}px`
  canvas.style.height = `${grid.height}px`
  pen.scale(ratio, ratio)
  const style = getComputedStyle(canvas)
  const [ground, cores, reserved, memory, draining, off, line, mark] = names.map((name) =>
    style.getPropertyValue(name),
  )
  const fill = (colour: string | undefined, x: number, y: number, w: number, h: number) => {
    pen.fillStyle = colour ?? ''
    pen.fillRect(x, y, w, h)
  }
  const wide = grid.pitchX - 1
  const tall = grid.pitchY - 2
  const beside = Math.max(1, Math.round(wide * 0.25))
  const foot = Math.min(8, tall)
  const count = bars.length / bytesPerBar
  for (let at = 0; at < count; at++) {
    const [cpu, held, mem, state] = bars.subarray(at * bytesPerBar)
    const { x, y } = cellOf(grid, at)
    const look = barStates[state ?? 0]
    if (look === 'asleep') {
      fill(off, x, y + tall - foot, wide, foot)
      continue
    }
    if (look === 'off') {
      pen.strokeStyle = off ?? ''
      pen.strokeRect(x + 0.5, y + tall - foot + 0.5, wide - 1, foot - 1)
      continue
    }
    fill(ground, x, y, wide, tall)
    const used = Math.round(shareOf(cpu) * tall)
    const waiting = Math.min(Math.round(shareOf(held) * tall), tall - used)
    fill(look === 'draining' ? draining : cores, x, y + tall - used, wide - beside, used)
    if (tall < large) fill(reserved, x, y + tall - used - waiting, wide - beside, waiting)
    else hatch(pen, reserved, x, y + tall - used - waiting, wide - beside, waiting)
    const filled = Math.round(shareOf(mem) * tall)
    fill(memory, x + wide - beside, y + tall - filled, beside, filled)
    if (look === 'draining' && tall >= large)
      for (const down of [4, 8]) fill(mark, x + wide / 2 - 3, y + down, 6, 2)
  }
  if (tall < large) return
  pen.strokeStyle = line ?? ''
  pen.setLineDash([2, 2])
  for (let from = 0; from < count; from += grid.columns) {
    const y = Math.round(cellOf(grid, from).y + tall * (1 - warnAt)) + 0.5
    pen.beginPath()
    pen.moveTo(0, y)
    pen.lineTo(Math.min(grid.columns, count - from) * grid.pitchX, y)
    pen.stroke()
  }
}

/** Slanted lines three pixels apart, in a frame. */
function hatch(
  pen: CanvasRenderingContext2D,
  colour: string | undefined,
  x: number,
  y: number,
  wide: number,
  tall: number,
): void {
  if (tall <= 0) return
  pen.strokeStyle = colour ?? ''
  pen.strokeRect(x + 0.5, y + 0.5, wide - 1, Math.max(0, tall - 1))
  pen.beginPath()
  for (let down = 1; down < tall; down += 3) {
    pen.moveTo(x, y + down + 1)
    pen.lineTo(x + wide, y + down - 1)
  }
  pen.stroke()
}
