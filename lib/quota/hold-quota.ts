import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { quotaClaims, quotas } from '@/lib/db/schema/quota'
import { AppError } from '@/lib/errors'
import type { Amounts, QuotaKind } from '@/lib/quota/amounts'
import { publishThreshold } from '@/lib/quota/publish-threshold'
import { toUnits } from '@/lib/quota/units'

type Hold = { agencyId: string; token: string; amounts: Amounts }

/**
 * Holds quota for one order line in the caller's transaction; the same token holds once.
 * Throws `quota.exceeded` naming what is left and how much must be freed.
 */
export async function holdQuota(tx: Ctx, { agencyId, token, amounts }: Hold): Promise<void> {
  // One order of kinds everywhere: two orders never wait for one another crosswise.
  for (const kind of kindsOf(amounts)) await holdKind(tx, agencyId, token, kind, amounts[kind] ?? 0)
}

export const kindsOf = (amounts: Amounts): QuotaKind[] => (Object.keys(amounts) as QuotaKind[]).sort()

async function holdKind(tx: Ctx, agencyId: string, token: string, kind: QuotaKind, amount: number) {
  if (amount === 0) return
  const claimed = await tx.db
    .insert(quotaClaims)
    .values({ agencyId, token, kind, amount, state: 'held', changedAt: tx.now() })
    .onConflictDoNothing()
    .returning({ token: quotaClaims.token })
  if (claimed.length === 0) return
  const [row] = await tx.db
    .update(quotas)
    .set({ held: sql`${quotas.held} + ${amount}` })
    .where(
      and(
        eq(quotas.agencyId, agencyId),
        eq(quotas.kind, kind),
        sql`${quotas.held} + ${quotas.used} + ${amount} <= ${quotas.limit}`,
      ),
    )
    .returning()
  if (!row) throw await refusal(tx, agencyId, kind, amount)
  await publishThreshold(tx, row)
}

async function refusal(tx: Ctx, agencyId: string, kind: QuotaKind, amount: number): Promise<AppError> {
  const [row] = await tx.db
    .select()
    .from(quotas)
    .where(and(eq(quotas.agencyId, agencyId), eq(quotas.kind, kind)))
  const left = row ? row.limit - row.held - row.used : 0
  return new AppError('quota', 'quota.exceeded', {
    params: {
      kind,
      wanted: toUnits(kind, amount),
      left: toUnits(kind, left),
      missing: toUnits(kind, amount - left),
      limit: toUnits(kind, row?.limit ?? 0),
    },
  })
}
