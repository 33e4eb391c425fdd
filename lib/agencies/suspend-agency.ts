import { eq } from 'drizzle-orm'
import type { AgencyId, AgencyWithReason } from '@/lib/agencies/input'
import { lockAgency } from '@/lib/agencies/open-agency'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { agencies } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'

/** Nothing new may be ordered; what runs goes on running and being metered. */
export async function suspendAgency(ctx: Ctx, { agencyId, reason }: AgencyWithReason): Promise<void> {
  authorize(ctx.actor, 'agency:suspend')
  await inTransaction(ctx, async (tx) => {
    const before = await lockAgency(tx, agencyId)
    if (before.state !== 'active') throw new AppError('rule', 'agencies.notActive')
    await tx.db
      .update(agencies)
      .set({ state: 'suspended', stateReason: reason })
      .where(eq(agencies.id, agencyId))
    await recordAudit(tx, 'agency.suspend', agencyId, {
      before: { state: before.state },
      after: { state: 'suspended', reason },
      agencyId,
    })
  })
}

export async function resumeAgency(ctx: Ctx, { agencyId }: AgencyId): Promise<void> {
  authorize(ctx.actor, 'agency:suspend')
  await inTransaction(ctx, async (tx) => {
    const before = await lockAgency(tx, agencyId)
    if (before.state !== 'suspended') throw new AppError('rule', 'agencies.notSuspended')
    await tx.db.update(agencies).set({ state: 'active', stateReason: null }).where(eq(agencies.id, agencyId))
    await recordAudit(tx, 'agency.resume', agencyId, {
      before: { state: 'suspended' },
      after: { state: 'active' },
      agencyId,
    })
  })
}
