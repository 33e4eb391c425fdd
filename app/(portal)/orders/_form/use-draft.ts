'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormState } from '@/lib/actions/form-state'
import { routes } from '@/lib/routes'
import { saveDraftAction } from '../actions'
import type { Content } from './draft-types'

const pauseMillis = 1200
const retryMillis = 5000

export type DraftStatus =
  | { is: 'untouched' }
  | { is: 'saving' }
  | { is: 'saved'; at: Date }
  | { is: 'failed' }
  | { is: 'conflict' }
  | { is: 'refused'; state: FormState }

/** Saves what is typed after each pause, one save at a time; a newer version elsewhere stops it. */
export function useDraft(orderId: string, formVersion: number, first: Content) {
  const [status, setStatus] = useState<DraftStatus>({ is: 'untouched' })
  const draft = useRef({ id: orderId, version: formVersion, saved: JSON.stringify(first), wanted: first })
  const saving = useRef<Promise<boolean>>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    await saving.current
    saving.current = saveOnce(draft.current, setStatus)
    return saving.current
  }, [])

  const touch = useCallback(
    (content: Content) => {
      draft.current.wanted = content
      clearTimeout(timer.current)
      timer.current = setTimeout(save, pauseMillis)
    },
    [save],
  )

  /** After a conflict: everything typed goes on as a draft of its own. */
  const saveAsNew = useCallback(() => {
    draft.current = { ...draft.current, id: crypto.randomUUID(), version: 0, saved: '' }
    setStatus({ is: 'saving' })
    return save()
  }, [save])

  useEffect(() => {
    if (status.is !== 'failed') return
    const again = setTimeout(save, retryMillis)
    return () => clearTimeout(again)
  }, [status, save])

  useEffect(() => {
    if (status.is !== 'refused' || status.state.error?.code !== 'auth.signedOut') return
    const again = () => void save()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [status, save])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (JSON.stringify(draft.current.wanted) !== draft.current.saved) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
    }
  }, [])

  return { status, draft, touch, save, saveAsNew }
}

type Draft = { id: string; version: number; saved: string; wanted: Content }

async function saveOnce(draft: Draft, tell: (status: DraftStatus) => void): Promise<boolean> {
  const content = JSON.stringify(draft.wanted)
  if (content === draft.saved && draft.version > 0) return true
  tell({ is: 'saving' })
  const data = new FormData()
  data.set('orderId', draft.id)
  data.set('formVersion', String(draft.version))
  data.set('content', content)
  try {
    const state = await saveDraftAction({}, data)
    if (state.ok) {
      const isNew = draft.version === 0
      draft.version += 1
      draft.saved = content
      if (isNew) keepInAddress(draft.id)
      tell({ is: 'saved', at: new Date() })
      return true
    }
    tell(state.error?.code === 'actions.stale' ? { is: 'conflict' } : { is: 'refused', state })
  } catch {
    tell({ is: 'failed' })
  }
  return false
}

/** The same page with the draft named: a reload finds it, and a redraw from the server keeps the form. */
function keepInAddress(id: string) {
  const { pathname, search } = window.location
  if (pathname !== routes.orders.new) return
  const params = new URLSearchParams(search)
  params.set('draft', id)
  window.history.replaceState(null, '', `${pathname}?${params}`)
}
