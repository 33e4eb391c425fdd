import { and, eq } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Ctx } from '@/lib/context'
import { quotas } from '@/lib/db/schema/quota'
import { notify } from '@/lib/notify/notify'
import { thresholdOf } from '@/lib/quota/rules'

/** Tells the agency once when 80, 90 and 100 % are passed; falling below arms the notice again. */
export async function publishThreshold(tx: Ctx, row: typeof quotas.$inferSelect): Promise<void> {
  const reached = thresholdOf(row.held + row.used, row.limit)
  if (reached === row.noticed) return
  await tx.db
    .update(quotas)
    .set({ noticed: reached })
    .where(and(eq(quotas.agencyId, row.agencyId), eq(quotas.kind, row.kind)))
  if (reached < row.noticed) return
  const [administrators, approvers] = await Promise.all([
    listRoleHolders(tx, { role: 'agencyAdmin', agencyId: row.agencyId }),
    listRoleHolders(tx, { role: 'approver', agencyId: row.agencyId }),
  ])
  await notify(tx, {
    personIds: [...administrators, ...approvers].map((person) => person.id),
    kind: 'quotaThreshold',
    params: { kind: row.kind, percent: reached, taken: row.held + row.used, limit: row.limit },
    href: '/quota',
    subject: `quota:${row.agencyId}:${row.kind}`,
    agencyId: row.agencyId,
  })
}
