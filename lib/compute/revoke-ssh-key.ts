import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { KeyId } from '@/lib/compute/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { sshKeys } from '@/lib/db/schema/compute'
import { AppError, notFound } from '@/lib/errors'

/** No new order may use the key; machines that have it keep it until somebody removes it there. */
export async function revokeSshKey(ctx: Ctx, { keyId }: KeyId): Promise<{ name: string }> {
  authorize(ctx.actor, 'key:manage')
  return inTransaction(ctx, async (tx) => {
    const [before] = await tx.db
      .select()
      .from(sshKeys)
      .where(and(eq(sshKeys.id, keyId), eq(sshKeys.agencyId, ctx.actor.agencyId ?? '')))
      .for('update')
    if (!before) throw notFound('compute')
    if (before.revokedAt) throw new AppError('conflict', 'compute.keyRevoked')
    const revokedAt = tx.now()
    await tx.db.update(sshKeys).set({ revokedAt }).where(eq(sshKeys.id, keyId))
    await recordAudit(tx, 'sshKey.revoke', keyId, { before, after: { ...before, revokedAt } })
    return { name: before.name }
  })
}
