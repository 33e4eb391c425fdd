import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { identityLinks } from '@/lib/db/schema/auth'
import { AppError, notFound } from '@/lib/errors'

export type Identity = { issuer: string; subject: string }

/** Issuer and subject, and nothing else, tell who somebody is. Linking again changes nothing. */
export async function linkIdentity(ctx: Ctx, identity: Identity): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  const { personId } = ctx.actor
  if (!personId) throw notFound('auth')
  await inTransaction(elevate(ctx), async (tx) => {
    const linked = await tx.db
      .insert(identityLinks)
      .values({ issuer: identity.issuer, subject: identity.subject, personId })
      .onConflictDoNothing()
      .returning()
    if (linked.length > 0)
      return recordAudit(tx, 'identity.link', personId, { after: { issuer: identity.issuer } })
    const [other] = await tx.db.select().from(identityLinks).where(isIdentity(identity))
    if (other?.personId !== personId) throw new AppError('conflict', 'auth.identityTaken')
  })
}

export const isIdentity = ({ issuer, subject }: Identity) =>
  and(eq(identityLinks.issuer, issuer), eq(identityLinks.subject, subject))
