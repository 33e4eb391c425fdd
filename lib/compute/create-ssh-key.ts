import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { CreateSshKey } from '@/lib/compute/input'
import { readSshKey } from '@/lib/compute/ssh-key'
import { type Ctx, inTransaction } from '@/lib/context'
import { sshKeys } from '@/lib/db/schema/compute'
import { AppError, type ErrorCode } from '@/lib/errors'

/** Registers a public key of the person for the agency's orders. */
export async function createSshKey(ctx: Ctx, { name, publicKey }: CreateSshKey): Promise<{ id: string }> {
  authorize(ctx.actor, 'key:manage')
  const refuse = (code: ErrorCode) => new AppError('invalid', code, { fields: { publicKey: { code } } })
  const key = readSshKey(publicKey)
  if ('problem' in key) throw refuse(key.problem)
  return inTransaction(ctx, async (tx) => {
    const [made] = await tx.db
      .insert(sshKeys)
      .values({
        agencyId: ctx.actor.agencyId ?? '',
        personId: ctx.actor.personId ?? '',
        name,
        publicKey: key.publicKey,
        fingerprint: key.fingerprint,
      })
      .onConflictDoNothing()
      .returning()
    if (!made) throw refuse('compute.keyTaken')
    await recordAudit(tx, 'sshKey.create', made.id, { after: made })
    return { id: made.id }
  })
}
