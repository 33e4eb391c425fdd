import { eq } from 'drizzle-orm'
import { type FormField, FormSchema } from '@/lib/catalog/form-schema'
import type { Ctx } from '@/lib/context'
import { type Localized, serviceVersions } from '@/lib/db/schema/catalog'

export type Described = { name: string; label: Localized; value: Localized }

const same = (text: string): Localized => ({ zh: text, en: text })

/** What was chosen on the order form of this version, in the form's own words; empty answers are left out. */
export async function describeConfig(
  ctx: Ctx,
  serviceVersionId: string,
  config: Record<string, unknown>,
): Promise<Described[]> {
  const [version] = await ctx.db
    .select({ form: serviceVersions.form })
    .from(serviceVersions)
    .where(eq(serviceVersions.id, serviceVersionId))
  const form = FormSchema.safeParse(version?.form)
  if (!form.success) return []
  return configWords(form.data, config)
}

/** The same for a form at hand; `names` are those of what the form refers to. */
export function configWords(
  { fields }: FormSchema,
  config: Record<string, unknown>,
  names: ReadonlyMap<string, Localized> = new Map(),
): Described[] {
  return fields.flatMap((field) => {
    const given = config[field.name]
    if (given === undefined || given === null || given === '' || [given].flat().length === 0) return []
    return [{ name: field.name, label: field.label, value: answerWords(field, given, names) }]
  })
}

export function answerWords(
  field: FormField,
  given: unknown,
  names: ReadonlyMap<string, Localized> = new Map(),
): Localized {
  const values = [given].flat().map(String)
  if (field.type === 'bool') return given ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  if (field.type === 'number')
    return field.unit
      ? { zh: `${values[0]} ${field.unit.zh}`, en: `${values[0]} ${field.unit.en}` }
      : same(values.join())
  const options = field.type === 'choice' ? field.options : []
  const labels = values.map(
    (value) => options.find((option) => option.value === value)?.label ?? names.get(value) ?? same(value),
  )
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }
}
