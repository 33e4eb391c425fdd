'use client'

import type { FormState } from '@/lib/actions/form-state'
import { ErrorFacts } from './error-facts'
import { StateGlyph } from './state'

/** A refusal in the place where the verb was tried. */
export function InlineError({ state }: { state: FormState }) {
  const message = state.error?.message ?? Object.values(state.fields ?? {})[0]
  if (!message) return null
  return (
    <div className="note note--bad inline-error" role="alert">
      <StateGlyph is="failed" />
      <div>
        <b>{message}</b>
        {state.error ? <ErrorFacts error={state.error} /> : null}
      </div>
    </div>
  )
}
