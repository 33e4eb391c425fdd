import { and, desc, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Actor, Ctx } from '@/lib/context'
import { decisions, endorsements } from '@/lib/db/schema/governance'
import { notFound } from '@/lib/errors'

export type Decision = typeof decisions.$inferSelect
export type Endorsement = typeof endorsements.$inferSelect

/**
 * The authority sees all, the leading group what was ever submitted; everybody else what has been endorsed, of
 * exemptions only those of their own agency. Auditors see every exemption.
 */
export function visibleTo({ roles, agencyId }: Actor): SQL | undefined {
  if (roles.includes('authority')) return undefined
  if (roles.includes('leadingGroup')) return ne(decisions.state, 'draft')
  const endorsed = inArray(decisions.state, ['endorsed', 'repealed'])
  if (roles.includes('auditAdmin')) return endorsed
  const own = agencyId ? eq(decisions.agencyId, agencyId) : undefined
  return and(endorsed, or(isNull(decisions.agencyId), own))
}

/** To whoever may not see it a decision does not exist. */
export async function getDecision(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'decision:read')
  const [decision] = await ctx.db
    .select()
    .from(decisions)
    .where(and(eq(decisions.id, id), visibleTo(ctx.actor)))
  if (!decision) throw notFound('governance')
  const said = await ctx.db
    .select()
    .from(endorsements)
    .where(eq(endorsements.decisionId, id))
    .orderBy(desc(endorsements.revision))
  return { decision, endorsements: said }
}

export async function lockDecision(tx: Ctx, id: string): Promise<Decision> {
  const [decision] = await tx.db
    .select()
    .from(decisions)
    .where(and(eq(decisions.id, id), visibleTo(tx.actor)))
    .for('update')
  if (!decision) throw notFound('governance')
  return decision
}

export const decisionSubject = (id: string) => `decision:${id}`
