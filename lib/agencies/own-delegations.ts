import { and, asc, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { policy } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { delegations, people } from '@/lib/db/schema/agencies'

/** What I have handed over and not yet taken back, the latest first. */
export async function listOwnDelegations(ctx: Ctx) {
  if (!ctx.actor.personId) return []
  return elevate(ctx)
    .db.select({
      id: delegations.id,
      toName: people.name,
      reason: delegations.reason,
      startsAt: delegations.startsAt,
      endsAt: delegations.endsAt,
    })
    .from(delegations)
    .innerJoin(people, eq(people.id, delegations.toPersonId))
    .where(
      and(
        eq(delegations.fromPersonId, ctx.actor.personId),
        isNull(delegations.revokedAt),
        gt(delegations.endsAt, ctx.now()),
        ne(delegations.toPersonId, ctx.actor.personId),
      ),
    )
    .orderBy(desc(delegations.startsAt), asc(people.name))
}

/** Colleagues whose roles could do approval work: the only ones it may be handed to. */
export async function listPossibleDelegates(ctx: Ctx) {
  const { agencyId, personId } = ctx.actor
  const found = new Map<string, string>()
  for (const role of policy['order:approve']) {
    for (const { id, name } of await listRoleHolders(ctx, { role, agencyId })) found.set(id, name)
  }
  return [...found].filter(([id]) => id !== personId).map(([id, name]) => ({ id, name }))
}
