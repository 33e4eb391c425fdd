import { and, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { delegations, people } from '@/lib/db/schema/agencies'

export type ActiveDelegation = { fromPersonId: string; toPersonId: string; toName: string; endsAt: Date }

/** Work these people have handed over for now: inside the agency, or on the platform when it is null. */
export async function listActiveDelegations(
  ctx: Ctx,
  agencyId: string | null,
  fromPersonIds: readonly string[],
): Promise<ActiveDelegation[]> {
  if (fromPersonIds.length === 0) return []
  return ctx.db
    .select({
      fromPersonId: delegations.fromPersonId,
      toPersonId: delegations.toPersonId,
      toName: people.name,
      endsAt: delegations.endsAt,
    })
    .from(delegations)
    .innerJoin(people, eq(people.id, delegations.toPersonId))
    .where(
      and(
        agencyId === null ? isNull(delegations.agencyId) : eq(delegations.agencyId, agencyId),
        inArray(delegations.fromPersonId, [...fromPersonIds]),
        isNull(delegations.revokedAt),
        lte(delegations.startsAt, ctx.now()),
        gt(delegations.endsAt, ctx.now()),
        eq(people.state, 'active'),
      ),
    )
}
