import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import type { CreatePricePlan } from '@/lib/billing/input'
import { type Ctx, inTransaction } from '@/lib/context'
import { pricePlans } from '@/lib/db/schema/billing'
import { violatedConstraint } from '@/lib/db/violated-constraint'
import { AppError, notFound } from '@/lib/errors'

/** A price book for one plan, or for a whole service; its prices come with its first version. */
export async function createPricePlan(ctx: Ctx, input: CreatePricePlan) {
  authorize(ctx.actor, 'price:manage')
  try {
    return await inTransaction(ctx, async (tx) => {
      const [plan] = await tx.db.insert(pricePlans).values(input).returning()
      if (!plan) throw new Error('insert returned nothing')
      await recordAudit(tx, 'pricePlan.create', plan.id, { after: plan })
      return plan
    })
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint === 'price_plan_plan') throw new AppError('conflict', 'billing.priceTaken')
    if (constraint === 'price_plan_code_unique')
      throw new AppError('conflict', 'billing.priceCodeTaken', {
        fields: { code: { code: 'billing.priceCodeTaken' } },
      })
    if (constraint?.endsWith('_fk')) throw notFound('catalog')
    throw error
  }
}
