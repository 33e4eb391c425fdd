import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export type LowestPrice = { unitPrice: string; unit: string }

/** The lowest unit price of each service's main meter now, by service id, in one statement: "from" prices. */
export async function lowestPrices(
  ctx: Ctx,
  serviceIds: readonly string[],
): Promise<Map<string, LowestPrice>> {
  authorize(ctx.actor, 'price:read')
  if (serviceIds.length === 0) return new Map()
  const { rows } = await ctx.db.execute<{ serviceId: string } & LowestPrice>(sql`
    select distinct on (p.service_id) p.service_id as "serviceId", trim_scale(i.unit_price)::text as "unitPrice", i.unit
    from price_plan p
    join price_version v on v.price_plan_id = p.id and v.valid_from <= ${ctx.now()}
      and (v.valid_to is null or v.valid_to > ${ctx.now()})
    join price_item i on i.version_id = v.id
    where p.service_id in (${sql.join(
      serviceIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}) and i.unit_price is not null
    order by p.service_id, (i.meter like 'disk.%'), i.unit_price`)
  return new Map(rows.map(({ serviceId, ...price }) => [serviceId, price]))
}
