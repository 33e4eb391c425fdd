import { and, asc, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import { listDutyRules } from '@/lib/agencies/duty-conflicts'
import { violated } from '@/lib/agencies/duty-rules'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { policy } from '@/lib/auth/permissions'
import { isAgencyRole, type Role } from '@/lib/auth/roles'
import { type Actor, type Ctx, elevate } from '@/lib/context'
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

/** The roles in which somebody decides orders. */
export const approvingRoles = ({ roles }: Pick<Actor, 'roles'>): Role[] => {
  const approving: readonly Role[] = policy['order:approve']
  return roles.filter((role) => approving.includes(role))
}

/** Colleagues to whom approval work may be handed: those whose own roles do not exclude it. */
export async function listPossibleDelegates(ctx: Ctx) {
  const { agencyId, personId } = ctx.actor
  const found = new Map<string, { id: string; name: string; roles: Role[] }>()
  const deciding = policy['order:approveForAnother'].filter(
    (role) => isAgencyRole(role) === (agencyId !== null),
  )
  for (const role of deciding)
    for (const { id, name } of await listRoleHolders(ctx, { role, agencyId }))
      found.set(id, { id, name, roles: [...(found.get(id)?.roles ?? []), role] })
  const rules = await listDutyRules(elevate(ctx))
  const mine = approvingRoles(ctx.actor)
  return [...found.values()]
    .filter(({ id, roles }) => {
      const held = [...roles, ...mine].map((role) => ({ role, agencyId }))
      return id !== personId && violated(rules, held).length === 0
    })
    .map(({ id, name }) => ({ id, name }))
}
