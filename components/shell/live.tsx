'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { type LiveEvent, listenLive } from './live-stream'

export type { LiveEvent }

/** Hears what happens to the things named, for as long as the component stands. */
export function useLive(topics: string[], onEvent: (event: LiveEvent) => void) {
  const latest = useRef(onEvent)
  useEffect(() => {
    latest.current = onEvent
  })
  const key = topics.join()
  useEffect(() => {
    if (!key) return
    return listenLive(key.split(','), (event) => latest.current(event))
  }, [key])
}

/** Redraws the page from the server when something named changes; at most once a second, and not while hidden. */
export function LiveRefresh({ topics }: { topics: string[] }) {
  const router = useRouter()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef(0)
  const waiting = useRef(false)

  useLive(topics, ({ kind }) => {
    // A page whose session has ended keeps what was typed; the next thing done on it says so.
    if (kind === 'sessionEnded') return
    clearTimeout(timer.current)
    const wait = Math.max(150, last.current + 1000 - Date.now())
    timer.current = setTimeout(refresh, wait)
  })

  function refresh() {
    if (document.hidden) {
      if (!waiting.current) document.addEventListener('visibilitychange', refresh, { once: true })
      waiting.current = true
      return
    }
    waiting.current = false
    last.current = Date.now()
    router.refresh()
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  return null
}
