import { eq } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Ctx } from '@/lib/context'
import { budgets } from '@/lib/db/schema/quota'
import { notify } from '@/lib/notify/notify'
import { budgetThresholdOf } from '@/lib/quota/rules'

/** Tells finance officers and approvers once when 80, 90 and 100 % of a budget are spoken for. */
export async function publishBudgetThreshold(tx: Ctx, row: typeof budgets.$inferSelect): Promise<void> {
  const reached = budgetThresholdOf(row.heldFen + row.committedFen, row.approvedFen + row.overdraftFen)
  if (reached === row.noticed) return
  await tx.db.update(budgets).set({ noticed: reached }).where(eq(budgets.id, row.id))
  if (reached < row.noticed) return
  const [finance, approvers] = await Promise.all([
    listRoleHolders(tx, { role: 'finance', agencyId: row.agencyId }),
    listRoleHolders(tx, { role: 'approver', agencyId: row.agencyId }),
  ])
  await notify(tx, {
    personIds: [...finance, ...approvers].map((person) => person.id),
    kind: 'budgetThreshold',
    params: { name: row.name, percent: reached },
    href: '/quota',
    subject: `budget:${row.id}`,
    agencyId: row.agencyId,
  })
}
