import { and, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { quotaClaims, quotas } from '@/lib/db/schema/quota'
import { publishThreshold } from '@/lib/quota/publish-threshold'
import { inOrder } from '@/lib/quota/use-quota'

/** Gives back whatever the line holds or uses; a second call changes nothing. */
export async function releaseQuota(tx: Ctx, token: string): Promise<void> {
  const before = await tx.db
    .select()
    .from(quotaClaims)
    .where(and(eq(quotaClaims.token, token), ne(quotaClaims.state, 'released')))
    .for('update')
  if (before.length === 0) return
  await tx.db
    .update(quotaClaims)
    .set({ state: 'released', changedAt: tx.now() })
    .where(eq(quotaClaims.token, token))
  for (const { agencyId, kind, amount, state } of inOrder(before)) {
    const column = state === 'held' ? quotas.held : quotas.used
    const [row] = await tx.db
      .update(quotas)
      .set({ [state]: sql`${column} - ${amount}` })
      .where(and(eq(quotas.agencyId, agencyId), eq(quotas.kind, kind)))
      .returning()
    if (row) await publishThreshold(tx, row)
  }
}
