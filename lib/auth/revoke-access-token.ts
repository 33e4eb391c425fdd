import { and, eq, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { RevokeAccessToken } from '@/lib/auth/token-input'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { accessTokens } from '@/lib/db/schema/auth'
import { notFound } from '@/lib/errors'

/** One of one's own tokens stops working at once. Somebody else's, or one that is revoked, does not exist. */
export async function revokeAccessToken(ctx: Ctx, { tokenId }: RevokeAccessToken): Promise<void> {
  authorize(ctx.actor, 'token:manage')
  const { personId } = ctx.actor
  if (!personId) throw notFound('auth')
  await inTransaction(elevate(ctx), async (tx) => {
    const [row] = await tx.db
      .update(accessTokens)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(accessTokens.id, tokenId),
          eq(accessTokens.personId, personId),
          isNull(accessTokens.revokedAt),
        ),
      )
      .returning()
    if (!row) throw notFound('auth')
    await recordAudit(tx, 'accessToken.revoke', tokenId, {
      agencyId: row.agencyId,
      after: { name: row.name, revokedAt: row.revokedAt },
    })
  })
}
