import { eq } from 'drizzle-orm'
import { refuseDutyConflicts } from '@/lib/agencies/duty-conflicts'
import { lockGrant } from '@/lib/agencies/grants'
import type { DecideGrant, RevokeGrant } from '@/lib/agencies/input'
import { refuseLastOfficer } from '@/lib/agencies/last-officer'
import { listHats } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { roleGrants } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'
import { settle } from '@/lib/notify/settle'

/** The second of two: the security administrator, never the proposer, never the person. */
export async function decideGrant(ctx: Ctx, { grantId, decision, reason }: DecideGrant): Promise<void> {
  authorize(ctx.actor, 'grant:decide')
  await inTransaction(ctx, async (tx) => {
    const before = await lockGrant(tx, grantId)
    if (before.state !== 'proposed') throw new AppError('rule', 'agencies.grantDecided')
    if ([before.proposedBy, before.personId].includes(ctx.actor.personId)) {
      throw new AppError('rule', 'agencies.grantTwoPeople')
    }
    if (decision === 'approve') {
      const platform = (await listHats(tx, before.personId)).find((hat) => hat.agencyId === null)
      await refuseDutyConflicts(tx, before.personId, [...(platform?.roles ?? []), before.role], null)
    }
    const state = decision === 'approve' ? ('active' as const) : ('refused' as const)
    const after = {
      state,
      decidedBy: ctx.actor.personId,
      decidedAt: tx.now(),
      reason: reason || before.reason,
    }
    await tx.db.update(roleGrants).set(after).where(eq(roleGrants.id, grantId))
    await settle(tx, `role_grant:${grantId}`)
    await recordAudit(tx, 'grant.decide', grantId, { before, after: { ...after, role: before.role } })
  })
}

/** Takes a role away at once: the next request of the person no longer has it. */
export async function revokeGrant(ctx: Ctx, { grantId, reason }: RevokeGrant): Promise<void> {
  authorize(ctx.actor, 'grant:revoke')
  await inTransaction(ctx, async (tx) => {
    const before = await lockGrant(tx, grantId)
    if (before.state !== 'active' && before.state !== 'proposed') {
      throw new AppError('rule', 'agencies.grantDecided')
    }
    if (before.personId === ctx.actor.personId) throw new AppError('rule', 'agencies.notYourself')
    if (before.state === 'active') await refuseLastOfficer(tx, before.personId)
    await tx.db.update(roleGrants).set({ state: 'revoked', reason }).where(eq(roleGrants.id, grantId))
    await settle(tx, `role_grant:${grantId}`)
    await recordAudit(tx, 'grant.revoke', grantId, { before, after: { state: 'revoked', reason } })
  })
}
