import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { RetirePlan } from '@/lib/catalog/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { plans } from '@/lib/db/schema/catalog'
import { AppError, notFound } from '@/lib/errors'

/** No new orders for this plan; machines on it stay. */
export async function retirePlan(ctx: Ctx, { planId }: RetirePlan): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  await inTransaction(ctx, (tx) => move(tx, planId, 'active', 'retired'))
}

/** The plan can be ordered again. */
export async function restorePlan(ctx: Ctx, { planId }: RetirePlan): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  await inTransaction(ctx, (tx) => move(tx, planId, 'retired', 'active'))
}

type State = (typeof plans.$inferSelect)['state']

async function move(tx: Ctx, planId: string, from: State, to: State): Promise<void> {
  const [before] = await tx.db.select().from(plans).where(eq(plans.id, planId)).for('update')
  if (!before) throw notFound('catalog')
  if (before.state !== from) throw new AppError('rule', 'catalog.wrongState')
  const [after] = await tx.db.update(plans).set({ state: to }).where(eq(plans.id, planId)).returning()
  const action = to === 'retired' ? 'plan.retire' : 'plan.restore'
  await recordAudit(tx, action, planId, { before, after, agencyId: null })
}
