import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { itemsOf, type PricedItem } from '@/lib/billing/price-rows'
import type { Ctx } from '@/lib/context'
import type { Localized } from '@/lib/db/schema/catalog'

export type PriceVersion = {
  id: string
  label: string
  validFrom: Date
  validTo: Date | null
  used: boolean
  items: PricedItem[]
}
export type PricePlan = {
  id: string
  code: string
  service: Localized | null
  plan: Localized | null
  versions: PriceVersion[]
}
type Row = Omit<PricePlan, 'versions'> & {
  versions: { id: string; label: string; validFrom: string; validTo: string | null; used: boolean }[]
}

/** Every price plan with its versions, the newest first; a few hundred at most, in two statements. */
export async function listPricePlans(ctx: Ctx): Promise<PricePlan[]> {
  authorize(ctx.actor, 'price:read')
  // Used versions are found by hopping from one to the next on their index.
  const { rows } = await ctx.db.execute<Row>(sql`
    with recursive used as (
      (select price_version_id as id from usage_line where price_version_id is not null order by price_version_id limit 1)
      union all
      select (select price_version_id from usage_line where price_version_id > used.id order by price_version_id limit 1)
      from used where used.id is not null
    )
    select b.id, b.code, v.name as service, p.name as plan, coalesce((
      select json_agg(json_build_object('id', w.id, 'label', w.label, 'validFrom', w.valid_from, 'validTo', w.valid_to,
        'used', w.id in (select id from used where id is not null)) order by w.valid_from desc)
      from price_version w where w.price_plan_id = b.id), '[]') as versions
    from price_plan b
    join service s on s.id = b.service_id
    left join service_version v on v.id = s.current_version_id
    left join plan p on p.id = b.plan_id
    order by s.code, p.position, b.code`)
  const items = await itemsOf(
    ctx,
    rows.flatMap(({ versions }) => versions.map(({ id }) => id)),
  )
  return rows.map((row) => ({
    ...row,
    versions: row.versions.map((version) => ({
      ...version,
      validFrom: new Date(version.validFrom),
      validTo: version.validTo ? new Date(version.validTo) : null,
      items: items.get(version.id) ?? [],
    })),
  }))
}

/** Services and plans that have no price plan yet, for a new one. */
export async function listUnpriced(ctx: Ctx) {
  authorize(ctx.actor, 'price:manage')
  const { rows } = await ctx.db.execute<{
    serviceId: string
    planId: string | null
    service: Localized
    plan: Localized | null
  }>(sql`
    select s.id as "serviceId", p.id as "planId", v.name as service, p.name as plan
    from service s
    join service_version v on v.id = coalesce(s.current_version_id,
      (select w.id from service_version w where w.service_id = s.id order by w.version desc limit 1))
    left join plan p on p.service_id = s.id and p.state = 'active'
    where not exists (select from price_plan b where b.service_id = s.id and b.plan_id is not distinct from p.id)
    order by s.code, p.position`)
  return rows
}
