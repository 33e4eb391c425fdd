import { cellOf, type MosaicGrid } from './mosaic-grid'

/** Four bytes a bar: cores taken, cores reserved, memory taken (each 0 to 250), and what state it is in. */
export const bytesPerBar = 4
export const barStates = ['on', 'draining', 'off', 'asleep'] as const
export const shareOf = (byte: number | undefined) => (byte ?? 0) / 250

const names = ['--hover', '--chart-1', '--chart-2', '--chart-3', '--chart-4', '--control'] as const

/** Cores wide, memory as a narrow second bar, reserved lighter on top; a bar that is off is an outline, asleep a foot. */
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
  const [ground, cores, reserved, memory, draining, off] = names.map((name) => style.getPropertyValue(name))
  const fill = (colour: string | undefined, x: number, y: number, w: number, h: number) => {
    pen.fillStyle = colour ?? ''
    pen.fillRect(x, y, w, h)
  }
  const wide = grid.pitchX - 1
  const tall = grid.pitchY - 2
  const beside = Math.max(1, Math.round(wide * 0.25))
  for (let at = 0; at * bytesPerBar < bars.length; at++) {
    const [cpu, held, mem, state] = bars.subarray(at * bytesPerBar)
    const { x, y } = cellOf(grid, at)
    const look = barStates[state ?? 0]
    if (look === 'asleep') {
      fill(off, x, y + tall - Math.min(8, tall), wide, Math.min(8, tall))
      continue
    }
    if (look === 'off') {
      pen.strokeStyle = off ?? ''
      pen.strokeRect(x + 0.5, y + tall - Math.min(8, tall) + 0.5, wide - 1, Math.min(8, tall) - 1)
      continue
    }
    fill(ground, x, y, wide, tall)
    const used = Math.round(shareOf(cpu) * tall)
    const waiting = Math.min(Math.round(shareOf(held) * tall), tall - used)
    fill(look === 'draining' ? draining : cores, x, y + tall - used, wide - beside, used)
    fill(reserved, x, y + tall - used - waiting, wide - beside, waiting)
    const filled = Math.round(shareOf(mem) * tall)
    fill(memory, x + wide - beside, y + tall - filled, beside, filled)
  }
}
