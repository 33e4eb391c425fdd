import { formEffects } from '@/lib/catalog/form-effects'
import type { FieldError, FormSchema, FormValue, FormWorld } from '@/lib/catalog/form-schema'
import { parseField } from '@/lib/catalog/parse-field'

export type FormResult = { values: Record<string, FormValue> } | { fields: Record<string, FieldError> }

/** Errors that belong to no field stand here; no field can have this name. */
export const formError = '_form'

const reportedUnknown = 20

/**
 * Checks what was sent against the schema and the rules in force. Nothing unknown passes: surplus keys are
 * dropped and named. Values of hidden fields are dropped silently, since a browser may still send them.
 */
export function validateForm(schema: FormSchema, sent: unknown, world: FormWorld = {}): FormResult {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    return { fields: { [formError]: { code: 'catalog.formShape' } } }
  }
  const input = new Map<string, unknown>(Object.entries(sent))
  const effects = formEffects(schema, Object.fromEntries(input))
  const values: [string, FormValue][] = []
  const errors: [string, FieldError][] = []
  for (const field of schema.fields) {
    const effect = effects.get(field.name)
    const raw = input.get(field.name)
    input.delete(field.name)
    if (!effect || effect.hidden) continue
    const parsed = parseField(field, effect, raw, world)
    if (parsed === null) continue
    if ('error' in parsed) errors.push([field.name, parsed.error])
    else values.push([field.name, parsed.value])
  }
  errors.push(...unknownErrors([...input.keys()]))
  // Object.fromEntries defines own properties: a key '__proto__' stays a harmless key.
  return errors.length > 0 ? { fields: Object.fromEntries(errors) } : { values: Object.fromEntries(values) }
}

function unknownErrors(names: readonly string[]): [string, FieldError][] {
  const readable = names.filter((name) => /^[\w.-]{1,60}$/.test(name)).slice(0, reportedUnknown)
  const errors = readable.map((name): [string, FieldError] => [name, { code: 'catalog.formUnknownField' }])
  if (names.length === readable.length) return errors
  const count = names.length - readable.length
  return [...errors, [formError, { code: 'catalog.formUnknownFields', params: { count } }]]
}
