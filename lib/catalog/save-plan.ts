import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { SavePlan } from '@/lib/catalog/input'
import { lockService } from '@/lib/catalog/lock-service'
import { type Ctx, inTransaction } from '@/lib/context'
import { plans } from '@/lib/db/schema/catalog'
import { AppError, notFound } from '@/lib/errors'

/** Adds a plan, or renames and reorders one. The shape of a plan never changes: machines run on it. */
export async function savePlan(ctx: Ctx, input: SavePlan): Promise<string> {
  authorize(ctx.actor, 'catalog:manage')
  return inTransaction(ctx, async (tx) => {
    await lockService(tx, input.serviceId, 'edit')
    if (input.planId) return change(tx, input.planId, input)
    const { planId: _none, ...values } = input
    const [plan] = await tx.db.insert(plans).values(values).onConflictDoNothing().returning()
    if (!plan)
      throw new AppError('conflict', 'catalog.codeTaken', { fields: { code: { code: 'catalog.codeTaken' } } })
    await recordAudit(tx, 'plan.create', plan.id, { after: plan, agencyId: null })
    return plan.id
  })
}

async function change(tx: Ctx, planId: string, input: SavePlan): Promise<string> {
  const mine = and(eq(plans.id, planId), eq(plans.serviceId, input.serviceId))
  const [before] = await tx.db.select().from(plans).where(mine).for('update')
  if (!before) throw notFound('catalog')
  const [after] = await tx.db
    .update(plans)
    .set({ name: input.name, position: input.position })
    .where(eq(plans.id, planId))
    .returning()
  await recordAudit(tx, 'plan.change', planId, { before, after, agencyId: null })
  return planId
}
