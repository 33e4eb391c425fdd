'use client'

import { useEffect, useState } from 'react'
import type { PaletteResult } from './palette-result'

const nothing: PaletteResult = { groups: [], total: 0 }

/** Asks the server 120 ms after the last key; an answer that comes too late is dropped. */
export function usePalette(query: string, active: boolean) {
  const [result, setResult] = useState(nothing)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (!active) return
    const abort = new AbortController()
    setBusy(true)
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/palette?q=${encodeURIComponent(query.trim())}`, {
          signal: abort.signal,
        })
        if (!answer.ok) throw new Error(String(answer.status))
        setResult((await answer.json()) as PaletteResult)
        setFailed(false)
      } catch {
        if (abort.signal.aborted) return
        setResult(nothing)
        setFailed(true)
      }
      setBusy(false)
    }, 120)
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [query, active])

  return { result, busy, failed }
}
