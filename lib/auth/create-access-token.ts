import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize, can } from '@/lib/auth/permissions'
import type { CreateAccessToken } from '@/lib/auth/token-input'
import { mostTokens, tokenPrefix } from '@/lib/auth/token-scopes'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { accessTokens } from '@/lib/db/schema/auth'
import { AppError, notFound } from '@/lib/errors'
import { hashToken, newToken } from '@/lib/tokens'

/**
 * A key for a program, told this one time. It acts for the agency its maker acts for now, and no scope exceeds
 * what the maker may do.
 */
export async function createAccessToken(
  ctx: Ctx,
  input: CreateAccessToken,
): Promise<{ id: string; token: string }> {
  authorize(ctx.actor, 'token:manage')
  const { personId, agencyId, secondFactor } = ctx.actor
  if (!personId) throw notFound('auth')
  const beyond = input.scopes.find((scope) => !can(ctx.actor, scope))
  if (beyond)
    throw new AppError('forbidden', 'api.scopeBeyondRights', {
      params: { scope: beyond },
      fields: { scopes: { code: 'api.scopeBeyondRights', params: { scope: beyond } } },
    })
  return inTransaction(elevate(ctx), async (tx) => {
    const [open] = await tx.db
      .select({ n: count() })
      .from(accessTokens)
      .where(
        and(
          eq(accessTokens.personId, personId),
          isNull(accessTokens.revokedAt),
          gt(accessTokens.expiresAt, sql`now()`),
        ),
      )
    if ((open?.n ?? 0) >= mostTokens)
      throw new AppError('rule', 'api.tooManyTokens', { params: { most: mostTokens } })
    const token = `${tokenPrefix}${newToken()}`
    const [row] = await tx.db
      .insert(accessTokens)
      .values({
        personId,
        agencyId,
        name: input.name,
        tokenHash: hashToken(token),
        hint: token.slice(0, 9),
        scopes: [...new Set(input.scopes)],
        secondFactor,
        expiresAt: sql`now() + make_interval(days => ${input.days})`,
      })
      .returning()
    if (!row) throw notFound('auth')
    const { tokenHash: _hash, ...told } = row
    await recordAudit(tx, 'accessToken.create', row.id, { agencyId, after: told })
    return { id: row.id, token }
  })
}
