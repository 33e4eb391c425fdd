import type { FormField, FormRule, FormSchema } from '@/lib/catalog/form-schema'

export type FieldType = FormField['type']
export const fieldTypes: FieldType[] = [
  'text',
  'number',
  'choice',
  'date',
  'hostName',
  'bool',
  'image',
  'subnet',
  'sshKey',
]

/** Each entry of the editor keeps a key of its own: names change while they are typed. */
export type Keyed<T> = { key: string; value: T }
export type EditedForm = { fields: Keyed<FormField>[]; rules: Keyed<FormRule>[] }

let counter = 0
export const keyed = <T>(value: T): Keyed<T> => ({ key: `entry-${++counter}`, value })

export const editedForm = ({ fields, rules }: FormSchema): EditedForm => ({
  fields: fields.map(keyed),
  rules: rules.map(keyed),
})

export const schemaOf = ({ fields, rules }: EditedForm): FormSchema => ({
  fields: fields.map(({ value }) => value),
  rules: rules.map(({ value }) => value),
})

/** A field of a type with what it must have; what is common to all types is kept when the type changes. */
export function fieldOf(
  type: FieldType,
  kept: Pick<FormField, 'name' | 'label' | 'help' | 'required'>,
): FormField {
  const { name, label, help, required } = kept
  const common = { name, label, help, required }
  switch (type) {
    case 'text':
      return { ...common, type, minLength: 0, maxLength: 200, multiline: false, format: 'plain' }
    case 'number':
      return { ...common, type, min: 0, max: 100, step: 1 }
    case 'choice':
      return { ...common, type, options: [], multiple: false }
    case 'date':
      return { ...common, type }
    case 'image':
    case 'subnet':
    case 'sshKey':
      return { ...common, type, multiple: false }
    default:
      return { ...common, type }
  }
}

export const newRule = (): FormRule => ({
  when: { field: '', equals: [] },
  require: [],
  hide: [],
  limit: [],
})

/** One entry moved, changed or taken out; the others stay as they are. */
export function moved<T>(list: Keyed<T>[], key: string, by: -1 | 1): Keyed<T>[] {
  const at = list.findIndex((entry) => entry.key === key)
  const to = at + by
  const [one, other] = [list[at], list[to]]
  if (!one || !other) return list
  return list.with(at, other).with(to, one)
}
export const changed = <T>(list: Keyed<T>[], key: string, value: T): Keyed<T>[] =>
  list.map((entry) => (entry.key === key ? { key, value } : entry))
export const without = <T>(list: Keyed<T>[], key: string): Keyed<T>[] =>
  list.filter((entry) => entry.key !== key)

/** 'value | 中文 | English', one a line; what lacks a label takes the value's. */
export const printOptions = (options: { value: string; label: { zh: string; en: string } }[]): string =>
  options.map(({ value, label }) => `${value} | ${label.zh} | ${label.en}`).join('\n')

export function readOptions(text: string) {
  return text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .flatMap(([value, zh, en]) =>
      value ? [{ value, label: { zh: zh || value, en: en || zh || value } }] : [],
    )
}
