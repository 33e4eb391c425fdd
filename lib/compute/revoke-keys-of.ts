import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { sshKeys } from '@/lib/db/schema/compute'

/** A leaver's keys are offered to no new order. Answers how many. */
export async function revokeKeysOf(
  ctx: Ctx,
  { agencyId, fromPersonId }: { agencyId: string; fromPersonId: string },
): Promise<number> {
  authorize(ctx.actor, 'member:handOver')
  return inTransaction(ctx, async (tx) => {
    const revoked = await tx.db
      .update(sshKeys)
      .set({ revokedAt: tx.now() })
      .where(
        and(eq(sshKeys.agencyId, agencyId), eq(sshKeys.personId, fromPersonId), isNull(sshKeys.revokedAt)),
      )
      .returning({ id: sshKeys.id })
    for (const { id } of revoked)
      await recordAudit(tx, 'sshKey.revoke', id, { agencyId, after: { leaver: fromPersonId } })
    return revoked.length
  })
}
