'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/**
 * Wider than the window lets it be, it scrolls by itself, and the arrow keys must reach it: a stop for the keyboard
 * from the first moment, and no longer one where it turns out to fit.
 */
export function Scroll({ className = '', children }: { className?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const around = box.current
    if (!around) return
    const look = () => {
      if (around.scrollWidth > around.clientWidth) around.tabIndex = 0
      else around.removeAttribute('tabindex')
    }
    const watch = new ResizeObserver(look)
    for (const each of [around, ...around.children]) watch.observe(each)
    return () => watch.disconnect()
  }, [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div ref={box} tabIndex={0} className={`scroll ${className}`.trim()}>
      {children}
    </div>
  )
}
