'use client'

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { drawMosaic } from './draw-mosaic'
import { barAt, barBeside, cellOf, gridOf } from './mosaic-grid'

type Props = {
  /** As `drawMosaic` reads them. */
  bars: Uint8Array
  count: number
  label: string
  /** A bar in words: name, figures, state. */
  textOf: (at: number) => string
  /** The bar pointed at or walked to; -1 when the pointer leaves. */
  onPoint: (at: number) => void
  onOpen: (at: number) => void
}

/** Any number of bars on one canvas. The pointer shows a bar; arrow keys walk over them, Enter opens. */
export function Mosaic({ bars, count, label, textOf, onPoint, onOpen }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [theme, setTheme] = useState(0)
  const [here, setHere] = useState(-1)
  const grid = gridOf(count, width)

  useEffect(() => {
    if (!frame.current) return
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    sizes.observe(frame.current)
    const redraw = () => setTheme((n) => n + 1)
    const themes = new MutationObserver(redraw)
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', redraw)
    return () => {
      sizes.disconnect()
      themes.disconnect()
      system.removeEventListener('change', redraw)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme has other colours
  useEffect(() => {
    if (canvas.current && width > 0) drawMosaic(canvas.current, bars, gridOf(count, width))
  }, [bars, count, width, theme])

  function point(at: number) {
    setHere(at)
    onPoint(at)
  }

  const under = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return barAt(grid, count, event.clientX - box.left, event.clientY - box.top)
  }

  function walk(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Enter' && here >= 0) return onOpen(here)
    const next = barBeside(grid, count, Math.max(here, 0), event.key)
    if (next === null) return
    event.preventDefault()
    point(here < 0 ? 0 : next)
  }

  const at = Math.max(here, 0)
  const mark = cellOf(grid, at)
  return (
    <div
      ref={frame}
      className="mosaic"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={Math.max(count, 1)}
      aria-valuenow={at + 1}
      aria-valuetext={count > 0 ? textOf(at) : label}
      onKeyDown={walk}
      onFocus={() => here < 0 && count > 0 && point(0)}
      onPointerMove={(event) => event.pointerType === 'mouse' && point(under(event))}
      onPointerUp={(event) => {
        const hit = under(event)
        if (hit >= 0 && event.pointerType === 'mouse') onOpen(hit)
        else point(hit)
      }}
    >
      <canvas ref={canvas} />
      {here >= 0 && width > 0 ? (
        <i style={{ left: mark.x, top: mark.y, width: grid.pitchX - 1, height: grid.pitchY - 2 }} />
      ) : null}
    </div>
  )
}
