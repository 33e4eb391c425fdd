import type { FormSchema } from '@/lib/catalog/form-schema'

/** What the rules make of a field under the present values; the page and the server decide by the same. */
export type FieldEffect = {
  hidden: boolean
  required: boolean
  min?: number
  max?: number
  options?: string[]
}

/** `values` as typed or as parsed: '4' and 4, 'true' and true are the same to a rule. */
export function formEffects(
  schema: FormSchema,
  values: Readonly<Record<string, unknown>>,
): Map<string, FieldEffect> {
  const effects = new Map<string, FieldEffect>()
  for (const field of schema.fields) {
    const effect: FieldEffect = { hidden: false, required: field.required }
    for (const rule of schema.rules) {
      const source = effects.get(rule.when.field)
      if (!source || source.hidden || !holds(rule.when, values)) continue
      effect.hidden ||= rule.hide.includes(field.name)
      effect.required ||= rule.require.includes(field.name)
      for (const limit of rule.limit) {
        if (limit.field !== field.name) continue
        if (limit.min !== undefined) effect.min = Math.max(effect.min ?? limit.min, limit.min)
        if (limit.max !== undefined) effect.max = Math.min(effect.max ?? limit.max, limit.max)
        const { options } = limit
        if (options)
          effect.options = effect.options?.filter((value) => options.includes(value)) ?? [...options]
      }
    }
    effects.set(field.name, effect)
  }
  return effects
}

function holds(
  when: FormSchema['rules'][number]['when'],
  values: Readonly<Record<string, unknown>>,
): boolean {
  if (!Object.hasOwn(values, when.field)) return when.equals.includes(false)
  const value = values[when.field]
  const present = (Array.isArray(value) ? value : [value]).map(comparable)
  return when.equals.some((wanted) => present.includes(comparable(wanted)))
}

/** An unticked box is not sent at all, a ticked one as 'on'. */
function comparable(value: unknown): string {
  if (value === true || value === 'on') return 'true'
  if (value === undefined || value === null || value === false) return 'false'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
