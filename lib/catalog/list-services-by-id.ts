import { eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { type Localized, type PlanSpec, plans, services, serviceVersions } from '@/lib/db/schema/catalog'

export type NamedService = {
  id: string
  code: string
  family: string
  fulfilment: 'compute' | 'manual'
  name: Localized
}
export type NamedPlan = { id: string; code: string; name: Localized; spec: PlanSpec }

/** What orders and instances refer to, retired services and plans included. */
export async function listServicesById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, NamedService>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db
    .select({
      id: services.id,
      code: services.code,
      family: services.family,
      fulfilment: services.fulfilment,
      name: serviceVersions.name,
    })
    .from(services)
    .innerJoin(serviceVersions, eq(serviceVersions.id, services.currentVersionId))
    .where(inArray(services.id, wanted))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function listPlansById(
  ctx: Ctx,
  ids: readonly (string | null)[],
): Promise<Map<string, NamedPlan>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: plans.id, code: plans.code, name: plans.name, spec: plans.spec })
    .from(plans)
    .where(inArray(plans.id, wanted))
  return new Map(rows.map((row) => [row.id, row]))
}
