import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { AgencyWithReason } from '@/lib/agencies/input'
import { lockAgency } from '@/lib/agencies/open-agency'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { agencies, businessSystems, invitations, memberships } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'

/** What still stands in the way, in numbers: asked of the domains that hold it. */
export type Hindrances = { orders: number; instances: number; statements: number }
type AskHindrances = (tx: Ctx, agencyId: string) => Promise<Hindrances>

/** Only an agency that owes nothing, runs nothing and has no agency below it. Its people leave with it. */
export async function closeAgency(
  ctx: Ctx,
  { agencyId, reason }: AgencyWithReason,
  askHindrances: AskHindrances,
): Promise<void> {
  authorize(ctx.actor, 'agency:close')
  await inTransaction(ctx, async (tx) => {
    const before = await lockAgency(tx, agencyId)
    if (before.state === 'closed') throw new AppError('rule', 'agencies.closedAlready')
    const below = await tx.db
      .select({ id: agencies.id })
      .from(agencies)
      .where(and(eq(agencies.superiorId, agencyId), ne(agencies.state, 'closed')))
    const hindrances = { ...(await askHindrances(tx, agencyId)), agencies: below.length }
    if (Object.values(hindrances).some((count) => count > 0)) {
      throw new AppError('rule', 'agencies.stillInUse', { params: hindrances })
    }
    await leaveEverything(tx, agencyId)
    const after = { state: 'closed' as const, stateReason: reason, closedAt: tx.now() }
    await tx.db.update(agencies).set(after).where(eq(agencies.id, agencyId))
    await recordAudit(tx, 'agency.close', agencyId, { before: { state: before.state }, after, agencyId })
  })
}

async function leaveEverything(tx: Ctx, agencyId: string): Promise<void> {
  await tx.db
    .update(memberships)
    .set({ state: 'left', leftAt: tx.now() })
    .where(and(eq(memberships.agencyId, agencyId), inArray(memberships.state, ['invited', 'active'])))
  await tx.db
    .update(invitations)
    .set({ revokedAt: tx.now() })
    .where(
      and(eq(invitations.agencyId, agencyId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)),
    )
  await tx.db.update(businessSystems).set({ state: 'retired' }).where(eq(businessSystems.agencyId, agencyId))
}
