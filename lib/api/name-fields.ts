import type { Translate } from '@/lib/actions/describe-error'

type Node = { [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Says once what a field of a given name means, wherever it occurs: properties and parameters alike. */
export function nameFields<T extends object>(document: T, t: Translate): T {
  const sentence = (name: string) => (t.has(`api.fields.${name}`) ? t(`api.fields.${name}`) : undefined)
  const nameField = (schema: unknown, name: string) => {
    if (!isNode(schema) || schema.description) return
    const description = sentence(name)
    if (description) schema.description = description
  }
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    if (!isNode(value)) return
    if (isNode(value.properties))
      for (const [name, schema] of Object.entries(value.properties)) nameField(schema, name)
    if (typeof value.name === 'string' && typeof value.in === 'string') nameField(value, value.name)
    Object.values(value).forEach(walk)
  }
  walk(document)
  return document
}
