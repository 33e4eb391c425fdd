import type { FieldEffect } from '@/lib/catalog/form-effects'
import type { FieldError, FormField, FormValue, FormWorld } from '@/lib/catalog/form-schema'
import { parseText } from '@/lib/catalog/parse-text'
import { isDecimal, parseDecimal } from '@/lib/decimal'
import type { ErrorCode } from '@/lib/errors'
import { addDays, isDay } from '@/lib/shanghai'

type Parsed = { value: FormValue } | { error: FieldError }
type Field<T extends FormField['type']> = Extract<FormField, { type: T }>

const refused = (code: ErrorCode, params?: FieldError['params']): Parsed => ({
  error: params ? { code, params } : { code },
})

/** One value as sent by a browser (text) or by the API (typed); null: not given and not needed. */
export function parseField(
  field: FormField,
  effect: FieldEffect,
  raw: unknown,
  world: FormWorld,
): Parsed | null {
  if (field.type === 'bool') return parseBool(raw, effect.required)
  const blank = raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')
  if (blank || (Array.isArray(raw) && raw.length === 0)) {
    return effect.required ? refused('catalog.formRequired') : null
  }
  switch (field.type) {
    case 'number':
      return parseNumber(field, effect, raw)
    case 'choice': {
      const allowed = effect.options ?? field.options.map(({ value }) => value)
      return parseSet(raw, field.multiple, (value) => (allowed.includes(value) ? null : 'catalog.formOption'))
    }
    case 'sshKey':
    case 'subnet':
    case 'image': {
      const known = world.known?.[field.type]
      return parseSet(raw, field.multiple, (value) => {
        const possible = known ? known.has(value) : /^[0-9A-Za-z][\w.-]{0,63}$/.test(value)
        return possible ? null : 'catalog.formReference'
      })
    }
    case 'date':
      return parseDate(field, raw, world.today)
    default:
      return parseText(field, raw)
  }
}

function parseBool(raw: unknown, required: boolean): Parsed {
  const value = raw === true || raw === 'true' || raw === 'on'
  const known = value || [undefined, null, false, 'false', '', 'off'].some((no) => no === raw)
  if (!known) return refused('catalog.formType')
  return required && !value ? refused('catalog.formRequired') : { value }
}

function parseNumber(field: Field<'number'>, effect: FieldEffect, raw: unknown): Parsed {
  if (typeof raw !== 'number' && typeof raw !== 'string') return refused('catalog.formType')
  const text = String(raw).trim()
  if (text.length > 20 || !isDecimal(text)) return refused('catalog.formNumber')
  const [value, min, max] = [Number(text), effect.min ?? field.min, effect.max ?? field.max]
  if (value < Math.max(min, field.min)) return refused('catalog.formMin', { min: Math.max(min, field.min) })
  if (value > Math.min(max, field.max)) return refused('catalog.formMax', { max: Math.min(max, field.max) })
  const beyond = parseDecimal(text) - parseDecimal(String(field.min))
  const { step } = field
  return beyond % parseDecimal(String(step)) === 0n
    ? { value }
    : refused('catalog.formStep', { step, min: field.min })
}

function parseSet(raw: unknown, multiple: boolean, check: (value: string) => ErrorCode | null): Parsed {
  const list: unknown[] = Array.isArray(raw) ? raw : [raw]
  if (list.length > (multiple ? 100 : 1)) return refused('catalog.formTooMany', { max: multiple ? 100 : 1 })
  const values = list.filter((item): item is string => typeof item === 'string' && item.length <= 100)
  if (values.length < list.length) return refused('catalog.formType')
  const wrong = values.map(check).find((code) => code !== null)
  if (wrong) return refused(wrong)
  return { value: multiple ? [...new Set(values)] : (values[0] ?? '') }
}

function parseDate(field: Field<'date'>, raw: unknown, today: string | undefined): Parsed {
  if (typeof raw !== 'string' || !isDay(raw.trim())) return refused('catalog.formDate')
  const value = raw.trim()
  if (!today) return { value }
  const earliest = field.minDaysAhead === undefined ? value : addDays(today, field.minDaysAhead)
  const latest = field.maxDaysAhead === undefined ? value : addDays(today, field.maxDaysAhead)
  if (value < earliest) return refused('catalog.formDateEarly', { day: earliest })
  return value > latest ? refused('catalog.formDateLate', { day: latest }) : { value }
}
