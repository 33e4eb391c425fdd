import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { quotaClaims } from '@/lib/db/schema/quota'
import { AppError } from '@/lib/errors'
import type { QuotaKind } from '@/lib/quota/amounts'

export type Claim = { token: string; amount: number; state: 'held' | 'used' | 'released'; changedAt: Date }

/** Who of the agency holds most of one kind, at most twenty, by the token of their order line. */
export async function listClaims(ctx: Ctx, kind: QuotaKind): Promise<Claim[]> {
  authorize(ctx.actor, 'quota:read')
  const { agencyId } = ctx.actor
  if (!agencyId) throw new AppError('forbidden', 'auth.notAllowed')
  return ctx.db
    .select({
      token: quotaClaims.token,
      amount: quotaClaims.amount,
      state: quotaClaims.state,
      changedAt: quotaClaims.changedAt,
    })
    .from(quotaClaims)
    .where(
      and(eq(quotaClaims.agencyId, agencyId), eq(quotaClaims.kind, kind), ne(quotaClaims.state, 'released')),
    )
    .orderBy(desc(quotaClaims.amount), asc(quotaClaims.token))
    .limit(20)
}
