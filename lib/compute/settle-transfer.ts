import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { transfers } from '@/lib/db/schema/compute'
import { notify } from '@/lib/notify/notify'
import type { Run } from '@/lib/provisioning/queries'
import { commitBudget } from '@/lib/quota/commit-budget'
import { releaseBudget } from '@/lib/quota/release-budget'
import { releaseQuota } from '@/lib/quota/release-quota'
import { useQuota as takeQuota } from '@/lib/quota/use-quota'
import { routes } from '@/lib/routes'

/**
 * Hook of a transfer run's end, in its transaction: with the machine the receiver's quota and money become
 * use; if it was undone, they are given back and the machine stays where it was.
 */
export async function settleTransfer(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  const { transferId, newToken, toAgencyId } = run.params
  if (run.kind !== 'transfer' || typeof transferId !== 'string' || typeof newToken !== 'string') return
  const done = run.state === 'done'
  if (done) {
    await takeQuota(tx, newToken)
    await commitBudget(tx, newToken)
  } else {
    await releaseQuota(tx, newToken)
    await releaseBudget(tx, newToken)
  }
  const [transfer] = await tx.db
    .update(transfers)
    .set({ state: done ? 'done' : 'declined' })
    .where(and(eq(transfers.id, transferId), eq(transfers.state, 'accepted')))
    .returning()
  if (!transfer) return
  await recordAudit(tx, 'instance.endTransfer', transfer.instanceId, {
    agencyId: transfer.agencyId,
    after: { transferId, state: transfer.state, toAgencyId },
  })
  await notify(tx, {
    personIds: [transfer.requestedBy, ...(transfer.decidedBy ? [transfer.decidedBy] : [])],
    kind: done ? 'transferDone' : 'transferFailed',
    href: routes.instances.list,
    subject: `transfer:${transferId}`,
    agencyId: null,
  })
}
