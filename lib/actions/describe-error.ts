import type * as z from 'zod'
import type { FormError } from '@/lib/actions/form-state'
import type { AppError, ErrorCode, ErrorParams } from '@/lib/errors'
import { ownParams } from '@/lib/i18n/own-params'

/** next-intl's translator over all namespaces. */
export type Translate = {
  (key: string, values?: ErrorParams): string
  has(key: string): boolean
}

const keyOf = (code: string, group: 'errors' | 'remedies') => code.replace('.', `.${group}.`)

/** What happened, by which rule, what to do, whom to ask. */
export function describeError(t: Translate, error: AppError): FormError {
  const remedy = keyOf(error.code, 'remedies')
  const params = ownParams(t('notify.language'), error.details.params)
  return {
    code: error.code,
    message: t(keyOf(error.code, 'errors'), params),
    remedy: t.has(remedy) ? t(remedy, params) : undefined,
    contact: error.details.contact,
  }
}

export function describeFields(t: Translate, error: AppError): Record<string, string> | undefined {
  const { fields } = error.details
  if (!fields) return undefined
  return Object.fromEntries(
    Object.entries(fields).map(([name, { code, params }]) => [name, t(keyOf(code, 'errors'), params)]),
  )
}

/** One sentence a field. A schema names its own sentence by using an error code as its message. */
export function describeIssues(t: Translate, issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    const name = issue.path.join('.') || 'form'
    fields[name] ??= describeIssue(t, issue)
  }
  return fields
}

function describeIssue(t: Translate, issue: z.core.$ZodIssue): string {
  const own = keyOf(issue.message, 'errors')
  if (/^[a-zA-Z]+\.[a-zA-Z]+$/.test(issue.message) && t.has(own)) return t(own)
  const field = (key: string, values?: ErrorParams) => t(`actions.fields.${key}`, values)
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return field('required')
      return field(issue.origin === 'number' ? 'tooSmall' : 'tooShort', { minimum: Number(issue.minimum) })
    case 'too_big':
      return field(issue.origin === 'number' ? 'tooBig' : 'tooLong', { maximum: Number(issue.maximum) })
    case 'invalid_type':
      return field(issue.input === undefined || issue.input === null ? 'required' : 'wrongType')
    case 'invalid_value':
      return field('notAChoice')
    case 'invalid_format':
      return field('wrongFormat')
    default:
      return field('invalid')
  }
}

export type { ErrorCode }
