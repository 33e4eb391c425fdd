import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { UnlinkIdentity } from '@/lib/auth/input'
import { isIdentity } from '@/lib/auth/link-identity'
import { ownAccount } from '@/lib/auth/own-account'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { credentials, identityLinks } from '@/lib/db/schema/auth'
import { AppError, notFound } from '@/lib/errors'

/** Never the last way in: without a password the link stays. */
export async function unlinkIdentity(ctx: Ctx, identity: UnlinkIdentity): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  await inTransaction(elevate(ctx), async (tx) => {
    const person = await ownAccount(tx)
    const [kept] = await tx.db.select().from(credentials).where(eq(credentials.personId, person.id))
    if (!kept) throw new AppError('rule', 'auth.lastWayIn')
    const gone = await tx.db
      .delete(identityLinks)
      .where(and(isIdentity(identity), eq(identityLinks.personId, person.id)))
      .returning()
    if (gone.length === 0) throw notFound('auth')
    await recordAudit(tx, 'identity.unlink', person.id, { before: { issuer: identity.issuer } })
  })
}
