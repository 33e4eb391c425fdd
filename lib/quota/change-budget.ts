import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { budgets } from '@/lib/db/schema/quota'
import { AppError, notFound } from '@/lib/errors'
import type { AllowOverdraft, ChangeBudget } from '@/lib/quota/input'

/** The finance officer corrects the approved amount; never below what is held and committed. */
export async function changeBudget(ctx: Ctx, { budgetId, approved }: ChangeBudget): Promise<void> {
  authorize(ctx.actor, 'budget:manage')
  await inTransaction(ctx, (tx) => write(tx, budgetId, 'budget.change', { approvedFen: approved }))
}

/** The authority lets a budget be overdrawn by a stated amount (I4). */
export async function allowOverdraft(
  ctx: Ctx,
  { budgetId, overdraft, reason }: AllowOverdraft,
): Promise<void> {
  authorize(ctx.actor, 'budget:overdraft')
  await inTransaction(ctx, (tx) =>
    write(tx, budgetId, 'budget.overdraft', { overdraftFen: overdraft }, reason),
  )
}

async function write(
  tx: Ctx,
  budgetId: string,
  action: string,
  change: Partial<typeof budgets.$inferInsert>,
  reason?: string,
) {
  const own = tx.actor.agencyId ? eq(budgets.agencyId, tx.actor.agencyId) : undefined
  const [before] = await tx.db
    .select()
    .from(budgets)
    .where(and(eq(budgets.id, budgetId), own))
    .for('update')
  if (!before) throw notFound('quota')
  const limit = (change.approvedFen ?? before.approvedFen) + (change.overdraftFen ?? before.overdraftFen)
  if (limit < before.heldFen + before.committedFen) throw new AppError('rule', 'quota.budgetBelowTaken')
  const [after] = await tx.db.update(budgets).set(change).where(eq(budgets.id, budgetId)).returning()
  await recordAudit(tx, action, budgetId, { before, after: { ...after, reason } })
}
