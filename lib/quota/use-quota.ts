import { and, eq, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { quotaClaims, quotas } from '@/lib/db/schema/quota'

/** At activation what the line held becomes used; a second call changes nothing. */
export async function useQuota(tx: Ctx, token: string): Promise<void> {
  const claims = await tx.db
    .update(quotaClaims)
    .set({ state: 'used', changedAt: tx.now() })
    .where(and(eq(quotaClaims.token, token), eq(quotaClaims.state, 'held')))
    .returning()
  for (const { agencyId, kind, amount } of inOrder(claims))
    await tx.db
      .update(quotas)
      .set({ held: sql`${quotas.held} - ${amount}`, used: sql`${quotas.used} + ${amount}` })
      .where(and(eq(quotas.agencyId, agencyId), eq(quotas.kind, kind)))
}

export const inOrder = <C extends { kind: string }>(claims: C[]): C[] =>
  claims.toSorted((a, b) => a.kind.localeCompare(b.kind))
