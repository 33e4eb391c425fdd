import { and, eq, inArray } from 'drizzle-orm'
import * as z from 'zod'
import { line } from '@/lib/agencies/input'
import { issueInvitation } from '@/lib/agencies/issue-invitation'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { officers } from '@/lib/auth/roles'
import { type Ctx, inTransaction } from '@/lib/context'
import { people, roleGrants } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'
import { routes } from '@/lib/routes'

const officer = z.object({ name: line(50), email: z.email() })
export const FirstOfficers = z
  .object({ systemAdmin: officer, securityAdmin: officer, auditAdmin: officer })
  .refine((all) => new Set(Object.values(all).map(({ email }) => email.toLowerCase())).size === 3)
export type FirstOfficers = z.infer<typeof FirstOfficers>

/**
 * Once, for an empty platform: three officers who then propose and approve everybody else. Again only while none
 * of them has accepted: older links end. Answers a path for each.
 */
export async function appointFirstOfficers(
  ctx: Ctx,
  input: FirstOfficers,
): Promise<Record<keyof FirstOfficers, string>> {
  authorize(ctx.actor, 'system:act')
  return inTransaction(ctx, async (tx) => {
    const there = await tx.db
      .select({ id: roleGrants.id, state: people.state })
      .from(roleGrants)
      .innerJoin(people, eq(people.id, roleGrants.personId))
      .where(and(inArray(roleGrants.role, [...officers]), eq(roleGrants.state, 'active')))
    if (there.some((grant) => grant.state !== 'invited')) throw new AppError('rule', 'auth.officersThere')
    const ids = there.map(({ id }) => id)
    if (ids.length > 0) {
      await tx.db.update(roleGrants).set({ state: 'revoked' }).where(inArray(roleGrants.id, ids))
    }
    const appoint = async (role: keyof FirstOfficers) => {
      const invited = await issueInvitation(tx, { ...input[role], agencyId: null, roles: [] })
      const [grant] = await tx.db
        .insert(roleGrants)
        .values({ personId: invited.person.id, role, state: 'active', proposedAt: tx.now() })
        .returning({ id: roleGrants.id })
      await recordAudit(tx, 'grant.appoint', grant?.id ?? role, {
        after: { personId: invited.person.id, role },
      })
      return routes.invitation(invited.token)
    }
    return {
      systemAdmin: await appoint('systemAdmin'),
      securityAdmin: await appoint('securityAdmin'),
      auditAdmin: await appoint('auditAdmin'),
    }
  })
}
