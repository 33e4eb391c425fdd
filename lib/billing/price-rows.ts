import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { PriceItem } from '@/lib/billing/price'
import { priceItemOf } from '@/lib/billing/price-item-of'
import type { Ctx } from '@/lib/context'
import { priceItems, pricePlans, priceVersions } from '@/lib/db/schema/billing'

export type PricedItem = PriceItem & { unit: string; chargedStates: readonly string[] }
export type PriceVersionId = string

/** The items of price versions, as rating understands them, in one statement. */
export async function itemsOf(
  ctx: Ctx,
  versionIds: readonly string[],
): Promise<Map<PriceVersionId, PricedItem[]>> {
  const found = new Map<PriceVersionId, PricedItem[]>()
  if (versionIds.length === 0) return found
  const rows = await ctx.db
    .select()
    .from(priceItems)
    .where(inArray(priceItems.versionId, [...versionIds]))
    .orderBy(priceItems.meter)
  for (const row of rows) {
    const item = { ...priceItemOf(row), unit: row.unit, chargedStates: row.chargedStates }
    found.set(row.versionId, [...(found.get(row.versionId) ?? []), item])
  }
  return found
}

/** The version valid at an instant for each plan asked; a plan without a price book uses its service's. */
export async function versionsAt(ctx: Ctx, serviceId: string, planIds: readonly (string | null)[], at: Date) {
  const asked = planIds.filter((id) => id !== null)
  const rows = await ctx.db
    .select({ id: priceVersions.id, label: priceVersions.label, planId: pricePlans.planId })
    .from(priceVersions)
    .innerJoin(pricePlans, eq(pricePlans.id, priceVersions.pricePlanId))
    .where(
      and(
        eq(pricePlans.serviceId, serviceId),
        or(isNull(pricePlans.planId), asked.length > 0 ? inArray(pricePlans.planId, asked) : sql`false`),
        lte(priceVersions.validFrom, at),
        or(isNull(priceVersions.validTo), gt(priceVersions.validTo, at)),
      ),
    )
  const whole = rows.find((row) => row.planId === null)
  return new Map(
    planIds.flatMap((planId) => {
      const version = rows.find((row) => row.planId === planId) ?? whole
      return version ? [[planId, version] as const] : []
    }),
  )
}
