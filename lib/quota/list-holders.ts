import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { quotaClaims } from '@/lib/db/schema/quota'
import type { Amounts, QuotaKind } from '@/lib/quota/amounts'

export type Holder = { token: string; amounts: Amounts }

/** Which order lines use most of these kinds now, the largest claims first. */
export async function listHolders(
  ctx: Ctx,
  agencyId: string,
  kinds: readonly QuotaKind[],
): Promise<Holder[]> {
  const claims = await ctx.db
    .select({ token: quotaClaims.token, kind: quotaClaims.kind, amount: quotaClaims.amount })
    .from(quotaClaims)
    .where(
      and(
        eq(quotaClaims.agencyId, agencyId),
        eq(quotaClaims.state, 'used'),
        inArray(quotaClaims.kind, [...kinds]),
      ),
    )
    .orderBy(desc(quotaClaims.amount), quotaClaims.token)
    .limit(400)
  const byToken = Map.groupBy(claims, ({ token }) => token)
  return [...byToken].map(([token, rows]) => ({
    token,
    amounts: Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount])),
  }))
}
