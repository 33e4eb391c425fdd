import { sql } from 'drizzle-orm'
import { FormSchema } from '@/lib/catalog/form-schema'
import type { Ctx } from '@/lib/context'
import type { Localized } from '@/lib/db/schema/catalog'
import type { OrderContent } from '@/lib/db/schema/orders'

export type ContentWords = {
  /** What an order names by id: systems, budgets, subnets, keys, images (these by code too), instances. */
  names: ReadonlyMap<string, Localized>
  /** Order forms by service, in the version in force. */
  forms: ReadonlyMap<string, FormSchema>
}

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i

/** Words for what orders hold as ids and field names, in one statement; an order keeps its words when things retire. */
export async function listContentWords(
  ctx: Ctx,
  agencyId: string,
  contents: readonly OrderContent[],
): Promise<ContentWords> {
  const lines = contents.flatMap((content) => content.lines)
  const named = [
    ...contents.flatMap(({ businessSystemId, budgetId }) => [businessSystemId, budgetId]),
    ...lines.flatMap(({ instanceId, config }) => [instanceId, ...Object.values(config).flat()]),
  ]
  const ids = uuids(named)
  const serviceIds = uuids(lines.map(({ serviceId }) => serviceId))
  const { rows } = await ctx.db.execute<{ kind: 'name' | 'form'; id: string; value: unknown }>(sql`
    with own as (
      select id, name from business_system where agency_id = ${agencyId}::uuid
      union all select id, name from budget where agency_id = ${agencyId}::uuid
      union all select id, name || ' ' || cidr from subnet where agency_id = ${agencyId}::uuid
      union all select id, name from ssh_key where agency_id = ${agencyId}::uuid
      union all select id, name from instance where agency_id = ${agencyId}::uuid and id = any(${ids}::uuid[])
    )
    select 'name' as kind, id::text as id, jsonb_build_object('zh', name, 'en', name) as value
      from own where id = any(${ids}::uuid[])
    union all select 'name', key, name from image cross join lateral (values (id::text), (code)) as known (key)
    union all select 'form', service.id::text, version.form from service
      join service_version as version on version.id = service.current_version_id
      where service.id = any(${serviceIds}::uuid[])`)
  const forms = rows.flatMap(({ kind, id, value }) => {
    const form = kind === 'form' ? FormSchema.safeParse(value) : undefined
    return form?.success ? [[id, form.data] as const] : []
  })
  return {
    names: new Map(
      rows.filter(({ kind }) => kind === 'name').map(({ id, value }) => [id, value as Localized]),
    ),
    forms: new Map(forms),
  }
}

/** As PostgreSQL reads an array. */
const uuids = (values: readonly unknown[]): string =>
  `{${[...new Set(values.filter((value): value is string => typeof value === 'string' && uuid.test(value)))].join()}}`
