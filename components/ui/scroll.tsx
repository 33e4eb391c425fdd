'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Wider than the window lets it be, it scrolls by itself; then the arrow keys must reach it too. */
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
    <div ref={box} className={`scroll ${className}`.trim()}>
      {children}
    </div>
  )
}
