import { and, eq } from 'drizzle-orm'
import { getAgency } from '@/lib/agencies/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { quotas } from '@/lib/db/schema/quota'
import { AppError } from '@/lib/errors'
import type { SetQuota } from '@/lib/quota/input'
import { toUnits } from '@/lib/quota/units'

/** The authority sets a limit; never below what is held and used (I4). */
export async function setQuota(ctx: Ctx, input: SetQuota): Promise<void> {
  authorize(ctx.actor, 'quota:decide')
  await inTransaction(ctx, async (tx) => {
    await getAgency(tx, input.agencyId)
    await writeLimit(tx, input)
  })
}

/** Inside the caller's transaction, with its audit row. */
export async function writeLimit(tx: Ctx, { agencyId, kind, limit }: SetQuota): Promise<void> {
  const mine = and(eq(quotas.agencyId, agencyId), eq(quotas.kind, kind))
  const [before] = await tx.db.select().from(quotas).where(mine).for('update')
  const taken = (before?.held ?? 0) + (before?.used ?? 0)
  if (limit < taken)
    throw new AppError('rule', 'quota.belowTaken', {
      fields: { limit: { code: 'quota.belowTaken', params: { taken: toUnits(kind, taken) } } },
      params: { taken: toUnits(kind, taken) },
    })
  const [after] = await tx.db
    .insert(quotas)
    .values({ agencyId, kind, limit })
    .onConflictDoUpdate({ target: [quotas.agencyId, quotas.kind], set: { limit } })
    .returning()
  await recordAudit(tx, 'quota.set', `${agencyId}:${kind}`, { before, after, agencyId })
}
