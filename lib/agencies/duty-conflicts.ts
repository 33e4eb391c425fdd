import { eq } from 'drizzle-orm'
import { type DutyRule, type Holding, violated } from '@/lib/agencies/duty-rules'
import { listHats } from '@/lib/agencies/person-queries'
import type { Role } from '@/lib/auth/roles'
import type { Ctx } from '@/lib/context'
import { dutyRules } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'

export const listDutyRules = (ctx: Ctx): Promise<DutyRule[]> =>
  ctx.db.select().from(dutyRules).where(eq(dutyRules.active, true))

/** Rules a person would break by holding these roles in this agency (null: on the platform) beside their other hats. */
export async function dutyConflicts(
  ctx: Ctx,
  personId: string,
  roles: readonly Role[],
  agencyId: string | null = ctx.actor.agencyId,
): Promise<DutyRule[]> {
  const hats = await listHats(ctx, personId)
  const others: Holding[] = hats
    .filter((hat) => hat.agencyId !== agencyId)
    .flatMap((hat) => hat.roles.map((role) => ({ role, agencyId: hat.agencyId })))
  return violated(await listDutyRules(ctx), [...others, ...roles.map((role) => ({ role, agencyId }))])
}

/** Throws with the reason of the first rule broken. */
export async function refuseDutyConflicts(
  ctx: Ctx,
  personId: string,
  roles: readonly Role[],
  agencyId: string | null = ctx.actor.agencyId,
): Promise<void> {
  const [rule] = await dutyConflicts(ctx, personId, roles, agencyId)
  if (rule) {
    throw new AppError('rule', 'agencies.dutyConflict', {
      params: { rule: rule.code },
    })
  }
}
