import { FormSchema, type FormValue } from '@/lib/catalog/form-schema'
import type { Orderable } from '@/lib/catalog/queries'
import { validateForm } from '@/lib/catalog/validate-form'
import type { DraftLine } from '@/lib/db/schema/orders'
import type { Problem } from '@/lib/orders/check-content'
import { expandNames } from '@/lib/orders/expand-names'
import type { OrderWorld } from '@/lib/orders/order-world'
import { maxQuantity } from '@/lib/orders/rules'

export type LineUnit = { name: string; config: Record<string, FormValue> }
export type LineUnits = { units: LineUnit[]; problems: Problem[] }

/**
 * One form for n units: only names differ between them, so each unit is checked against the service's form
 * with its own name in the place of the pattern.
 */
export function lineUnits(line: DraftLine, { version }: Orderable, world: OrderWorld): LineUnits {
  const { quantity } = line
  if (quantity < 1 || quantity > maxQuantity)
    return {
      units: [],
      problems: [{ field: 'quantity', code: 'orders.quantityRange', params: { max: maxQuantity } }],
    }
  const schema = FormSchema.parse(version.form)
  const nameField = schema.fields.find(({ type }) => type === 'hostName')?.name
  const pattern = nameField ? line.config[nameField] : undefined
  const names = expandNames(
    typeof pattern === 'string' && pattern.trim() ? pattern.trim() : version.name.zh,
    quantity,
  )
  if (!names) {
    const field = `config.${nameField}`
    const params = { count: quantity }
    return { units: [], problems: [{ field, code: 'orders.namesDoNotMatch', params }] }
  }
  const found = new Map<string, Problem>()
  const units = names.flatMap((name): LineUnit[] => {
    const given = nameField && pattern ? { ...line.config, [nameField]: name } : line.config
    const result = validateForm(schema, given, { today: world.today, known: world.known })
    if ('values' in result) return [{ name, config: result.values }]
    for (const [field, error] of Object.entries(result.fields))
      found.set(field, { field: `config.${field}`, ...error })
    return []
  })
  return { units, problems: [...found.values()] }
}
