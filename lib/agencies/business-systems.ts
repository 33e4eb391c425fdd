import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { businessSystems } from '@/lib/db/schema/agencies'

export type BusinessSystem = typeof businessSystems.$inferSelect

/** The agency's systems in use, as an order may name them. */
export async function listBusinessSystems(ctx: Ctx, agencyId: string): Promise<BusinessSystem[]> {
  return ctx.db
    .select()
    .from(businessSystems)
    .where(and(eq(businessSystems.agencyId, agencyId), eq(businessSystems.state, 'active')))
    .orderBy(asc(businessSystems.name))
}

export async function findBusinessSystem(
  ctx: Ctx,
  agencyId: string,
  systemId: string,
): Promise<BusinessSystem | undefined> {
  const [system] = await ctx.db
    .select()
    .from(businessSystems)
    .where(and(eq(businessSystems.agencyId, agencyId), eq(businessSystems.id, systemId)))
  return system
}
