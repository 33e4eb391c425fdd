import type { FieldEffect } from '@/lib/catalog/form-effects'
import type { FormField } from '@/lib/catalog/form-schema'
import { textPatterns } from '@/lib/catalog/parse-text'
import { addDays } from '@/lib/shanghai'

/** Attributes of the HTML control, so that the browser refuses what the server would refuse. */
export type HtmlConstraints = {
  required: boolean
  minLength?: number
  maxLength?: number
  pattern?: string
  min?: number | string
  max?: number | string
  step?: number
  inputMode?: 'numeric' | 'decimal' | 'email'
}

/** `effect`: what the rules make of the field now. `today`: the day from which dates are counted. */
export function constraintsOf(
  field: FormField,
  effect: FieldEffect = { hidden: false, required: field.required },
  today?: string,
): HtmlConstraints {
  const { required } = effect
  switch (field.type) {
    case 'text': {
      const { minLength, maxLength, format } = field
      const inputMode = format === 'email' ? 'email' : undefined
      const pattern = format === 'plain' ? undefined : textPatterns[format]
      return { required, minLength: minLength || undefined, maxLength, pattern, inputMode }
    }
    case 'hostName':
      return { required, minLength: 1, maxLength: 63, pattern: textPatterns.hostName }
    case 'number': {
      const { step } = field
      const min = Math.max(field.min, effect.min ?? field.min)
      const max = Math.min(field.max, effect.max ?? field.max)
      return { required, min, max, step, inputMode: Number.isInteger(step) ? 'numeric' : 'decimal' }
    }
    case 'date': {
      const ahead = (days: number | undefined) =>
        today && days !== undefined ? addDays(today, days) : undefined
      return { required, min: ahead(field.minDaysAhead), max: ahead(field.maxDaysAhead) }
    }
    default:
      return { required }
  }
}
