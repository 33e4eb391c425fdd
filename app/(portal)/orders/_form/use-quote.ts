'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormError } from '@/lib/actions/form-state'
import type { Content, Quote } from './draft-types'

const pauseMillis = 400

/** The price of what is typed, asked again after each pause; an answer overtaken by typing is dropped. */
export function useQuote(first: Content) {
  const [quote, setQuote] = useState<Quote | null>(null)
  const [error, setError] = useState<FormError | null>(null)
  const [pending, setPending] = useState(true)
  const asking = useRef<AbortController>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const ask = useCallback((content: Content, delay = pauseMillis) => {
    clearTimeout(timer.current)
    setPending(true)
    timer.current = setTimeout(async () => {
      asking.current?.abort()
      const call = new AbortController()
      asking.current = call
      try {
        const answer = await fetch('/orders/quote', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ content }),
          signal: call.signal,
        })
        const body = (await answer.json()) as Quote & { error?: FormError }
        if (call.signal.aborted) return
        setError(body.error ?? null)
        if (!body.error) setQuote(body)
      } catch {
        if (call.signal.aborted) return
      }
      setPending(false)
    }, delay)
  }, [])

  const start = useRef(first)
  useEffect(() => {
    ask(start.current, 0)
    return () => {
      clearTimeout(timer.current)
      asking.current?.abort()
    }
  }, [ask])

  return { quote, error, pending, ask }
}
