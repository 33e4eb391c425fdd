import { and, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
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
  const rows = await ctx.db
    .select({ id: priceVersions.id, label: priceVersions.label, planId: pricePlans.planId })
    .from(priceVersions)
    .innerJoin(pricePlans, eq(pricePlans.id, priceVersions.pricePlanId))
    .where(and(eq(pricePlans.serviceId, serviceId), validAt(at)))
  return chosenFor(planIds, rows)
}

const validAt = (at: Date) =>
  and(lte(priceVersions.validFrom, at), or(isNull(priceVersions.validTo), gt(priceVersions.validTo, at)))

function chosenFor<Row extends { planId: string | null }>(
  planIds: readonly (string | null)[],
  rows: readonly Row[],
): Map<string | null, Row> {
  const whole = rows.find((row) => row.planId === null)
  return new Map(
    planIds.flatMap((planId) => {
      const version = rows.find((row) => row.planId === planId) ?? whole
      return version ? [[planId, version] as const] : []
    }),
  )
}

export type ListPrice = { versionId: string; label: string; items: PricedItem[] }
export type Prices = Map<string | null, ListPrice>

/** Versions of several services valid at an instant with their items, by service and plan, in one statement. */
export async function pricesAt(
  ctx: Ctx,
  asked: readonly { serviceId: string; planIds: readonly (string | null)[] }[],
  at: Date,
): Promise<Map<string, Prices>> {
  if (asked.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: priceVersions.id, label: priceVersions.label, plan: pricePlans, item: priceItems })
    .from(priceVersions)
    .innerJoin(pricePlans, eq(pricePlans.id, priceVersions.pricePlanId))
    .leftJoin(priceItems, eq(priceItems.versionId, priceVersions.id))
    .where(
      and(
        inArray(
          pricePlans.serviceId,
          asked.map(({ serviceId }) => serviceId),
        ),
        validAt(at),
      ),
    )
    .orderBy(priceItems.meter)
  const found = new Map<string, ListPrice & { serviceId: string; planId: string | null }>()
  for (const { id, label, plan, item } of rows) {
    const { serviceId, planId } = plan
    const version = found.get(id) ?? { versionId: id, label, items: [], serviceId, planId }
    if (item) version.items.push({ ...priceItemOf(item), unit: item.unit, chargedStates: item.chargedStates })
    found.set(id, version)
  }
  return new Map(
    asked.map(({ serviceId, planIds }) => {
      const own = [...found.values()].filter((version) => version.serviceId === serviceId)
      return [serviceId, chosenFor(planIds, own)]
    }),
  )
}
