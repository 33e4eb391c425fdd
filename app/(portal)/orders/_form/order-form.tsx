'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormContext } from '@/components/ui/form-context'
import type { FormState } from '@/lib/actions/form-state'
import type { FormChoices, ServiceChoice } from '@/lib/orders/form-choices'
import type { AttachmentView } from '@/lib/orders/get-order'
import { routes } from '@/lib/routes'
import { submitOrderAction } from '../actions'
import { AgreementSection } from './agreement-section'
import { AttachmentSection } from './attachment-section'
import { ConflictNote } from './conflict-note'
import { type Content, controlName, type Line, type NamedInstance } from './draft-types'
import { FormHead } from './form-head'
import { LinesSection } from './lines-section'
import { PurposeSection } from './purpose-section'
import { QuoteAside } from './quote-aside'
import { readContent } from './read-content'
import { useDraft } from './use-draft'
import { useQuote } from './use-quote'

const afterClickMillis = 300

export type OrderFormProps = {
  orderId: string
  formVersion: number
  number: string | null
  content: Content
  choices: FormChoices
  services: ServiceChoice[]
  instances: NamedInstance[]
  attachments: AttachmentView[]
  today: string
  returned: boolean
}

/** One form for a new, a saved and a returned order. Its fields hold what is typed; everything else follows. */
export function OrderForm(props: OrderFormProps) {
  const t = useTranslations('orders.form')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [services, setServices] = useState(props.services)
  const [content, setContent] = useState(props.content)
  const [lines, setLines] = useState<Line[]>(props.content.lines)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [answer, setAnswer] = useState<FormState>({})
  const [submitting, setSubmitting] = useState(false)
  const byId = useMemo(() => new Map(services.map((service) => [service.id, service])), [services])
  const { quote, error, pending, ask } = useQuote(props.content)
  const { status, draft, touch, save, saveAsNew } = useDraft(props.orderId, props.formVersion, props.content)
  const wasRefused = useRef(false)
  useEffect(() => {
    // Saved after a refusal, for instance signed in again: the price is asked for again too.
    if (status.is === 'saved' && wasRefused.current) ask(content)
    if (status.is === 'saved' || status.is === 'refused') wasRefused.current = status.is === 'refused'
  }, [status, ask, content])

  function changed(now: readonly Line[] = lines, known: ReadonlyMap<string, ServiceChoice> = byId) {
    // After the browser has drawn: a date or a stepper writes its field only then.
    requestAnimationFrame(() => {
      if (!form.current) return
      const next = readContent(form.current, now, known)
      setContent(next)
      touch(next)
      ask(next)
    })
  }

  function replaceLines(next: Line[], known?: ReadonlyMap<string, ServiceChoice>) {
    setLines(next)
    changed(next, known)
  }

  async function submit() {
    setSubmitting(true)
    if (await save()) {
      const data = new FormData()
      data.set('orderId', draft.current.id)
      data.set('formVersion', String(draft.current.version))
      const state = await submitOrderAction({}, data).catch((): FormState => ({ error: undefined }))
      if (state.ok) {
        if (state.toast) toast.success(state.toast)
        router.push(routes.orders.one(draft.current.id))
        return
      }
      setAnswer(renamed(state, lines))
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[data-summary]')?.focus())
    }
    setSubmitting(false)
  }

  const problems = (quote?.problems ?? []).map(({ field, message }) => ({
    name: controlName(field, lines),
    message,
  }))
  const shown = problems.filter(({ name }) => touched.has(name) || answer.fields?.[name])
  const unsaved = status.is === 'refused' ? renamed(status.state, lines) : undefined
  const state: FormState = {
    error: unsaved?.error ?? answer.error,
    fields: {
      ...Object.fromEntries(shown.map(({ name, message }) => [name, message])),
      ...unsaved?.fields,
    },
  }
  return (
    <FormContext value={{ id: 'order', state, pending: submitting }}>
      <FormHead {...props} orderId={draft.current.id} saved={draft.current.version > 0} status={status} />
      <div className="with-aside">
        <form
          ref={form}
          className="formcol"
          aria-label={t('title')}
          noValidate
          onChange={() => changed()}
          onBlur={({ target }) => {
            const { name } = target as unknown as HTMLInputElement
            // Not at once: a complaint that pushes the page down would take away the click that ended the field.
            if (name) setTimeout(() => setTouched((before) => new Set([...before, name])), afterClickMillis)
          }}
          onSubmit={(event) => event.preventDefault()}
        >
          {status.is === 'conflict' ? (
            <ConflictNote orderId={draft.current.id} onSaveAsNew={saveAsNew} />
          ) : null}
          {state.error ? <ErrorSummary state={state} formId="order" /> : null}
          <PurposeSection {...props} content={content} onChange={() => changed()} />
          <LinesSection
            {...props}
            services={byId}
            content={content}
            lines={lines}
            quote={quote}
            onChange={() => changed()}
            onLines={replaceLines}
            onService={(service) => setServices((before) => [...before, service])}
          />
          <AgreementSection lines={lines} services={byId} content={props.content} />
          <AttachmentSection orderId={draft.current.id} attachments={props.attachments} saveFirst={save} />
        </form>
        <QuoteAside
          content={content}
          services={byId}
          quote={quote}
          error={error}
          pending={pending}
          problems={problems}
          wrong={shown.length > 0}
          busy={submitting}
          blocked={status.is === 'conflict'}
          onSubmit={submit}
          onSave={save}
        />
      </div>
    </FormContext>
  )
}

const renamed = (state: FormState, lines: readonly Line[]): FormState => ({
  ...state,
  fields: Object.fromEntries(
    Object.entries(state.fields ?? {}).map(([field, message]) => [controlName(field, lines), message]),
  ),
})
