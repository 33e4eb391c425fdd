import { findDutyViolations } from '@/lib/agencies/find-duty-violations'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import { routes } from '@/lib/routes'

const subject = 'duty:violations'

/** Nightly: who breaks a duty rule is told to the security administrators, until nobody does. Answers how many. */
export async function checkDuties(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const violations = await findDutyViolations(ctx)
  await inTransaction(ctx, async (tx) => {
    await settle(tx, subject)
    if (violations.length === 0) return
    const officers = await listRoleHolders(tx, { role: 'securityAdmin', agencyId: null })
    await notify(tx, {
      personIds: officers.map(({ id }) => id),
      kind: 'dutyViolations',
      params: { count: violations.length },
      href: routes.admin.duties,
      subject,
      waits: true,
      agencyId: null,
    })
    await recordAudit(tx, 'duty.check', subject, {
      after: violations.map(({ personId, rules }) => ({ personId, rules: rules.map(({ code }) => code) })),
    })
  })
  return violations.length
}
