import { aliasedTable, asc, desc, eq, inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { PlatformRole } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'
import { people, roleGrants } from '@/lib/db/schema/agencies'
import { notFound } from '@/lib/errors'

export type Grant = {
  id: string
  personId: string
  name: string
  role: PlatformRole
  state: 'proposed' | 'active' | 'refused' | 'revoked'
  proposedBy: string | null
  proposerName: string | null
  proposedAt: Date
  deciderName: string | null
  decidedAt: Date | null
  reason: string | null
}

/** Platform roles with who proposed and who decided: the first rows wait for a decision. */
export async function listGrants(
  ctx: Ctx,
  states: Grant['state'][] = ['proposed', 'active'],
): Promise<Grant[]> {
  authorize(ctx.actor, 'grant:read')
  const [proposer, decider] = [aliasedTable(people, 'proposer'), aliasedTable(people, 'decider')]
  return ctx.db
    .select({
      id: roleGrants.id,
      personId: roleGrants.personId,
      name: people.name,
      role: roleGrants.role,
      state: roleGrants.state,
      proposedBy: roleGrants.proposedBy,
      proposerName: proposer.name,
      proposedAt: roleGrants.proposedAt,
      deciderName: decider.name,
      decidedAt: roleGrants.decidedAt,
      reason: roleGrants.reason,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .leftJoin(proposer, eq(proposer.id, roleGrants.proposedBy))
    .leftJoin(decider, eq(decider.id, roleGrants.decidedBy))
    .where(inArray(roleGrants.state, states))
    .orderBy(desc(roleGrants.state), asc(people.name))
}

export async function lockGrant(tx: Ctx, grantId: string) {
  const [grant] = await tx.db.select().from(roleGrants).where(eq(roleGrants.id, grantId)).for('update')
  if (!grant) throw notFound('agencies')
  return grant
}
