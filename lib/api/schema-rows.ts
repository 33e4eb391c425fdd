export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  description?: string
  default?: unknown
  example?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
}
export type SchemaRow = { name: string; type: string; required: boolean; description?: string }
type Known = Record<string, Schema>

const resolve = (schema: Schema, known: Known): Schema => {
  const name = schema.$ref?.split('/').at(-1)
  const found = name ? known[name] : undefined
  return found ? { ...found, description: schema.description ?? found.description } : schema
}

/** Alternatives without the null beside them. */
const choicesOf = ({ anyOf, oneOf }: Schema): Schema[] =>
  [...(anyOf ?? []), ...(oneOf ?? [])].filter(({ type }) => type !== 'null')

/** In words short enough for a table cell. */
export function typeOf(given: Schema, known: Known): string {
  const schema = resolve(given, known)
  const choices = choicesOf(schema)
  if (choices.length > 0) return [...new Set(choices.map((one) => typeOf(one, known)))].join(' | ')
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.items) return `${typeOf(schema.items, known)}[]`
  const type = [schema.type ?? 'any'].flat().filter((one) => one !== 'null')
  return schema.format ?? type.join(' | ')
}

/** Every field with its path ('lines[].planId'), as deep as a reader follows. */
export function rowsOf(given: Schema, known: Known, path = '', depth = 0): SchemaRow[] {
  const schema = resolve(given, known)
  const choices = choicesOf(schema)
  if (choices.length > 0) {
    const rows = choices.flatMap((one) => rowsOf(one, known, path, depth))
    return rows.filter((row, at) => rows.findIndex(({ name }) => name === row.name) === at)
  }
  if (schema.items) return rowsOf(schema.items, known, `${path}[]`, depth)
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const full = path ? `${path}.${name}` : name
    const row = {
      name: full,
      type: typeOf(field, known),
      required: schema.required?.includes(name) ?? false,
      description: resolve(field, known).description,
    }
    return [row, ...(depth < 3 ? rowsOf(field, known, full, depth + 1) : [])]
  })
}

/** What a first try may look like: defaults, examples, else an empty value of the type. */
export function exampleOf(given: Schema, known: Known): unknown {
  const schema = resolve(given, known)
  if (schema.example !== undefined) return schema.example
  if (schema.default !== undefined) return schema.default
  const [choice] = choicesOf(schema)
  if (choice) return schema.anyOf?.some(({ type }) => type === 'null') ? null : exampleOf(choice, known)
  if (schema.enum) return schema.enum[0]
  if (schema.const !== undefined) return schema.const
  if (schema.items) return [exampleOf(schema.items, known)]
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [name, exampleOf(field, known)]),
    )
  const type = [schema.type].flat()
  if (type.includes('null')) return null
  if (type.includes('integer') || type.includes('number')) return 1
  if (type.includes('boolean')) return false
  return type.includes('object') ? {} : ''
}
