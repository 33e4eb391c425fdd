import { and, desc, eq, gt, or, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { agencies } from '@/lib/db/schema/agencies'
import { accessTokens } from '@/lib/db/schema/auth'

/** One's own tokens, the latest first; those that ended stay readable for ninety days. */
export async function listAccessTokens(ctx: Ctx) {
  authorize(ctx.actor, 'token:manage')
  const lately = sql`now() - interval '90 days'`
  return elevate(ctx)
    .db.select({
      id: accessTokens.id,
      name: accessTokens.name,
      hint: accessTokens.hint,
      scopes: accessTokens.scopes,
      agencyName: agencies.shortName,
      createdAt: accessTokens.createdAt,
      expiresAt: accessTokens.expiresAt,
      lastUsedAt: accessTokens.lastUsedAt,
      state: sql<
        'active' | 'expired' | 'revoked'
      >`case when ${accessTokens.revokedAt} is not null then 'revoked'
        when ${accessTokens.expiresAt} <= now() then 'expired' else 'active' end`,
    })
    .from(accessTokens)
    .leftJoin(agencies, eq(agencies.id, accessTokens.agencyId))
    .where(
      and(
        eq(accessTokens.personId, ctx.actor.personId ?? ''),
        or(sql`${accessTokens.revokedAt} is null`, gt(accessTokens.revokedAt, lately)),
        gt(accessTokens.expiresAt, lately),
      ),
    )
    .orderBy(desc(accessTokens.id))
    .limit(200)
}
