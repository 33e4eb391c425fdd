import { asc, eq } from 'drizzle-orm'
import { isLaw } from '@/lib/agencies/duty-rules'
import type { AddDutyRule, SwitchDutyRule } from '@/lib/agencies/input'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { dutyRules } from '@/lib/db/schema/agencies'
import { AppError, notFound } from '@/lib/errors'

export async function listAllDutyRules(ctx: Ctx) {
  authorize(ctx.actor, 'duty:read')
  return ctx.db.select().from(dutyRules).orderBy(asc(dutyRules.code))
}

export async function addDutyRule(ctx: Ctx, input: AddDutyRule): Promise<void> {
  authorize(ctx.actor, 'duty:manage')
  await inTransaction(ctx, async (tx) => {
    const [rule] = await tx.db.insert(dutyRules).values(input).onConflictDoNothing().returning()
    if (!rule)
      throw new AppError('conflict', 'actions.invalid', { fields: { code: { code: 'agencies.dutyTaken' } } })
    await recordAudit(tx, 'duty.add', rule.id, { after: rule })
  })
}

/** Rules are switched off, never deleted: what was decided under them stays readable. */
export async function switchDutyRule(ctx: Ctx, { ruleId, active }: SwitchDutyRule): Promise<void> {
  authorize(ctx.actor, 'duty:manage')
  await inTransaction(ctx, async (tx) => {
    const [before] = await tx.db.select().from(dutyRules).where(eq(dutyRules.id, ruleId)).for('update')
    if (!before) throw notFound('agencies')
    if (isLaw(before) && active === 'off')
      throw new AppError('rule', 'agencies.dutyLaw', { params: { rule: before.code } })
    if (before.active === (active === 'on')) return
    const after = active === 'on' ? { active: true, activeSince: tx.now() } : { active: false }
    await tx.db.update(dutyRules).set(after).where(eq(dutyRules.id, ruleId))
    await recordAudit(tx, 'duty.switch', ruleId, { after: { code: before.code, active: after.active } })
  })
}
