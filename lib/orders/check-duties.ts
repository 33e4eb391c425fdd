import { findDutyViolations } from '@/lib/agencies/find-duty-violations'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { notify } from '@/lib/notify/notify'
import { settle } from '@/lib/notify/settle'
import { findBarredVotes } from '@/lib/orders/find-barred-votes'
import { routes } from '@/lib/routes'

const subject = 'duty:violations'

/**
 * Nightly: roles that one person must not hold together, and votes that a rule forbade, are told to the security
 * administrators until there are none. Answers how many.
 */
export async function checkDuties(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const [people, votes] = [await findDutyViolations(ctx), await findBarredVotes(ctx)]
  const count = people.length + votes.length
  await inTransaction(ctx, async (tx) => {
    await settle(tx, subject)
    if (count === 0) return
    const officers = await listRoleHolders(tx, { role: 'securityAdmin', agencyId: null })
    await notify(tx, {
      personIds: officers.map(({ id }) => id),
      kind: 'dutyViolations',
      params: { count },
      href: routes.admin.duties,
      subject,
      waits: true,
      agencyId: null,
    })
    await recordAudit(tx, 'duty.check', subject, {
      after: [
        ...people.map(({ personId, rules }) => ({ personId, rules: rules.map(({ code }) => code) })),
        ...votes.map(({ personId, rule, orderNumber }) => ({ personId, rules: [rule], orderNumber })),
      ],
    })
  })
  return count
}
