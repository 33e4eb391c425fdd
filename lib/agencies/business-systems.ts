import { and, asc, eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { businessSystems } from '@/lib/db/schema/agencies'
import { notFound } from '@/lib/errors'

export type BusinessSystem = typeof businessSystems.$inferSelect

/** Business systems the actor sees: those of its agency, or all of them on the platform. */
export async function listBusinessSystems(
  ctx: Ctx,
  { agencyId, retired = false }: { agencyId?: string; retired?: boolean } = {},
): Promise<BusinessSystem[]> {
  const only = agencyId ?? ctx.actor.agencyId
  return ctx.db
    .select()
    .from(businessSystems)
    .where(
      and(
        only ? eq(businessSystems.agencyId, only) : undefined,
        retired ? undefined : eq(businessSystems.state, 'active'),
      ),
    )
    .orderBy(asc(businessSystems.code))
}

export async function getBusinessSystem(ctx: Ctx, id: string): Promise<BusinessSystem> {
  const [system] = await ctx.db
    .select()
    .from(businessSystems)
    .where(
      and(
        eq(businessSystems.id, id),
        ctx.actor.agencyId ? eq(businessSystems.agencyId, ctx.actor.agencyId) : undefined,
      ),
    )
  if (!system) throw notFound('agencies')
  return system
}

/** One of an agency's systems, for an order or a machine that names it; undefined when it names none of them. */
export async function findBusinessSystem(
  ctx: Ctx,
  agencyId: string,
  systemId: string | null,
): Promise<BusinessSystem | undefined> {
  if (!systemId) return undefined
  const [system] = await ctx.db
    .select()
    .from(businessSystems)
    .where(and(eq(businessSystems.agencyId, agencyId), eq(businessSystems.id, systemId)))
  return system
}
