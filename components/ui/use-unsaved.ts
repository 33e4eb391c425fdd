'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef } from 'react'
import type { FormState } from '@/lib/actions/form-state'

const written = (form: HTMLFormElement) =>
  JSON.stringify([...new FormData(form)].map(([name, value]) => [name, String(value)]))

/** Several forms of a page hear the same click: it is asked about once. */
const asked = new WeakSet<Event>()

/** Asks before the page is left while the form holds what the server was not given, by a link or by the window. */
export function useUnsaved(form: RefObject<HTMLFormElement | null>, state: FormState, wanted: boolean) {
  const t = useTranslations('ui.form')
  const saved = useRef('')
  const sent = useRef('')
  useEffect(() => {
    if (state.ok) saved.current = sent.current
  }, [state])

  useEffect(() => {
    const watched = form.current
    if (!wanted || !watched) return
    saved.current ||= written(watched)
    const onSubmit = () => {
      sent.current = written(watched)
    }
    const unsaved = () => written(watched) !== saved.current
    const onUnload = (event: BeforeUnloadEvent) => {
      if (unsaved()) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const elsewhere = link && !link.target && link.pathname !== window.location.pathname
      if (!elsewhere || event.ctrlKey || event.metaKey || asked.has(event) || !unsaved()) return
      asked.add(event)
      if (window.confirm(t('leave'))) return
      event.preventDefault()
      event.stopPropagation()
    }
    watched.addEventListener('submit', onSubmit)
    window.addEventListener('beforeunload', onUnload)
    window.addEventListener('click', onClick, true)
    return () => {
      watched.removeEventListener('submit', onSubmit)
      window.removeEventListener('beforeunload', onUnload)
      window.removeEventListener('click', onClick, true)
    }
  }, [form, wanted, t])
}
