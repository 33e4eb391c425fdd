import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { budgets } from '@/lib/db/schema/quota'
import { AppError } from '@/lib/errors'
import type { CreateBudget } from '@/lib/quota/input'

/** The finance officer enters an approved budget of one fiscal year. */
export async function createBudget(ctx: Ctx, input: CreateBudget): Promise<string> {
  authorize(ctx.actor, 'budget:manage')
  return inTransaction(ctx, async (tx) => {
    const { agencyId } = tx.actor
    if (!agencyId) throw new AppError('forbidden', 'auth.notAllowed')
    const { approved, ...rest } = input
    const [budget] = await tx.db
      .insert(budgets)
      .values({ ...rest, agencyId, approvedFen: approved })
      .onConflictDoNothing()
      .returning()
    if (!budget)
      throw new AppError('conflict', 'quota.budgetExists', {
        fields: { name: { code: 'quota.budgetExists' } },
      })
    await recordAudit(tx, 'budget.create', budget.id, { after: budget })
    return budget.id
  })
}
