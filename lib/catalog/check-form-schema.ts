import { type FormField, FormSchema } from '@/lib/catalog/form-schema'
import type { ErrorCode } from '@/lib/errors'

/** `path` points into the schema, e.g. 'fields.2.max'. */
export type SchemaProblem = { path: string; code: ErrorCode; params?: Record<string, string> }

/** Reads an edited form: the schema with its defaults, or everything that is wrong with it. */
export function checkFormSchema(input: unknown): { schema: FormSchema } | { problems: SchemaProblem[] } {
  const parsed = FormSchema.safeParse(input)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue): SchemaProblem => {
      return { path: issue.path.join('.'), code: 'catalog.schemaShape' }
    })
    return { problems }
  }
  const problems = [...fieldProblems(parsed.data), ...ruleProblems(parsed.data)]
  return problems.length > 0 ? { problems } : { schema: parsed.data }
}

function fieldProblems({ fields }: FormSchema): SchemaProblem[] {
  return fields.flatMap((field, index): SchemaProblem[] => {
    const path = `fields.${index}`
    const params = { field: field.name }
    const first = fields.findIndex(({ name }) => name === field.name)
    if (first < index) return [{ path: `${path}.name`, code: 'catalog.schemaDuplicate', params }]
    return isContradictory(field) ? [{ path, code: 'catalog.schemaContradiction', params }] : []
  })
}

function isContradictory(field: FormField): boolean {
  switch (field.type) {
    case 'text':
      return field.minLength > field.maxLength
    case 'number':
      return field.min > field.max
    case 'choice': {
      const values = field.options.map(({ value }) => value)
      return (
        new Set(values).size < values.length ||
        (field.initial !== undefined && !values.includes(field.initial))
      )
    }
    case 'date':
      return (field.minDaysAhead ?? 0) > (field.maxDaysAhead ?? Number.POSITIVE_INFINITY)
    default:
      return false
  }
}

/** A rule looks backwards only, so there are no circles and one pass in order decides everything. */
function ruleProblems({ fields, rules }: FormSchema): SchemaProblem[] {
  const position = new Map(fields.map(({ name }, index) => [name, index]))
  return rules.flatMap((rule, index): SchemaProblem[] => {
    const path = `rules.${index}`
    const asked = position.get(rule.when.field)
    const touched = [...rule.require, ...rule.hide, ...rule.limit.map(({ field }) => field)]
    const unknown = [rule.when.field, ...touched].find((name) => !position.has(name))
    if (unknown) return [{ path, code: 'catalog.schemaUnknownField', params: { field: unknown } }]
    const early = touched.find((name) => (position.get(name) ?? 0) <= (asked ?? 0))
    if (early) return [{ path, code: 'catalog.schemaRuleOrder', params: { field: early } }]
    const wrong = rule.limit.find((limit) => !canLimit(fields[position.get(limit.field) ?? -1], limit))
    return wrong ? [{ path, code: 'catalog.schemaLimit', params: { field: wrong.field } }] : []
  })
}

function canLimit(
  field: FormField | undefined,
  limit: FormSchema['rules'][number]['limit'][number],
): boolean {
  if (field?.type === 'choice') {
    const known = field.options.map(({ value }) => value)
    return limit.options?.every((value) => known.includes(value)) ?? false
  }
  return (
    field?.type === 'number' &&
    limit.options === undefined &&
    (limit.min ?? field.min) <= (limit.max ?? field.max)
  )
}
