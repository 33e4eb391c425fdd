import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { quotaClaims, quotas } from '@/lib/db/schema/quota'
import type { Amounts } from '@/lib/quota/amounts'
import { kindsOf } from '@/lib/quota/hold-quota'
import { releaseQuota } from '@/lib/quota/release-quota'

type Resize = {
  agencyId: string
  /** Token of the instance: what it uses stands under it all its life. */
  token: string
  /** Token of the change's line, which held the difference. */
  heldBy: string
  /** What the instance takes from now on. */
  amounts: Amounts
}

/** A changed plan: the held difference ends, and what the instance uses becomes the new size. */
export async function resizeQuota(tx: Ctx, { agencyId, token, heldBy, amounts }: Resize): Promise<void> {
  await releaseQuota(tx, heldBy)
  const before = await tx.db
    .select()
    .from(quotaClaims)
    .where(and(eq(quotaClaims.token, token), eq(quotaClaims.state, 'used')))
    .for('update')
  const kinds = [...new Set([...kindsOf(amounts), ...before.map(({ kind }) => kind)])].toSorted()
  for (const kind of kinds) {
    const amount = amounts[kind] ?? 0
    const difference = amount - (before.find((claim) => claim.kind === kind)?.amount ?? 0)
    if (difference === 0) continue
    await tx.db
      .insert(quotaClaims)
      .values({ agencyId, token, kind, amount, state: 'used', changedAt: tx.now() })
      .onConflictDoUpdate({
        target: [quotaClaims.token, quotaClaims.kind],
        set: { amount, state: 'used', changedAt: tx.now() },
      })
    await tx.db
      .update(quotas)
      .set({ used: sql`${quotas.used} + ${difference}` })
      .where(and(eq(quotas.agencyId, agencyId), eq(quotas.kind, kind)))
  }
}
