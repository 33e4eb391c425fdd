'use client'

import { useTranslations } from 'next-intl'
import type { FormState } from '@/lib/actions/form-state'
import { ErrorFacts } from './error-facts'
import { StateGlyph } from './state'

/** On top of a refused form: what happened, the rule, the remedy, whom to ask, and a link to each field. */
export function ErrorSummary({ state, formId }: { state: FormState; formId: string }) {
  const t = useTranslations('ui.form')
  const fields = Object.entries(state.fields ?? {})
  if (!state.error && fields.length === 0) return null
  return (
    <div className="note note--bad form-summary" role="alert" tabIndex={-1} data-summary>
      <StateGlyph is="failed" />
      <div>
        <b>{state.error?.message ?? t('toCorrect', { count: fields.length })}</b>
        {fields.length > 0 ? (
          <ul className="form-summary__links">
            {fields.map(([name, message]) => (
              <li key={name}>
                <a href={`#${formId}-${name}`} onClick={(event) => focusField(event, `${formId}-${name}`)}>
                  {message}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        {state.error ? <ErrorFacts error={state.error} /> : null}
      </div>
    </div>
  )
}

function focusField(event: { preventDefault(): void }, id: string) {
  const field = document.getElementById(id)
  if (!field) return
  event.preventDefault()
  const target = field.matches('input,select,textarea,button')
    ? field
    : field.querySelector<HTMLElement>('input,select,textarea,button')
  target?.focus()
}
