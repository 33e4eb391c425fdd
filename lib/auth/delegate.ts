import { eq } from 'drizzle-orm'
import { dutyConflicts } from '@/lib/agencies/duty-conflicts'
import type { CreateDelegation, RevokeDelegation } from '@/lib/agencies/input'
import { approvingRoles } from '@/lib/agencies/own-delegations'
import { findPerson, listHats } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize, policy } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/roles'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { delegations } from '@/lib/db/schema/agencies'
import { AppError, notFound } from '@/lib/errors'
import { notify } from '@/lib/notify/notify'
import { routes } from '@/lib/routes'
import { addDays, dayStart } from '@/lib/shanghai'

const longest = 90

/** My approval work goes to a colleague until a date. */
export async function delegate(
  ctx: Ctx,
  { toPersonId, reason, from, until }: CreateDelegation,
): Promise<void> {
  authorize(ctx.actor, 'delegation:manage')
  const { personId, agencyId } = ctx.actor
  if (!personId) throw notFound('agencies')
  const [startsAt, endsAt] = [dayStart(from), dayStart(addDays(until, 1))]
  if (endsAt <= ctx.now() || endsAt > dayStart(addDays(from, longest))) {
    throw new AppError('invalid', 'actions.invalid', {
      fields: { until: { code: 'agencies.delegationSpan' } },
    })
  }
  await inTransaction(elevate(ctx), async (tx) => {
    if (toPersonId === personId || !(await mayStandIn(tx, toPersonId, agencyId))) {
      throw new AppError('invalid', 'actions.invalid', {
        fields: { toPersonId: { code: 'agencies.noDelegate' } },
      })
    }
    const [row] = await tx.db
      .insert(delegations)
      .values({ agencyId, fromPersonId: personId, toPersonId, reason, startsAt, endsAt })
      .returning()
    if (!row) throw new Error('delegation not written')
    await recordAudit(tx, 'delegation.create', row.id, { after: row, agencyId })
    await notify(tx, {
      personIds: [toPersonId],
      kind: 'delegated',
      params: { name: ctx.actor.name, until },
      href: routes.inbox,
      subject: `delegation:${row.id}`,
      agencyId,
    })
  })
}

/** Whether a colleague may decide in my place: nobody does through me what their own roles exclude. */
async function mayStandIn(tx: Ctx, personId: string, agencyId: string | null): Promise<boolean> {
  const person = await findPerson(tx, personId)
  if (person?.state !== 'active') return false
  const hat = (await listHats(tx, personId)).find((one) => one.agencyId === agencyId)
  const deciding: readonly Role[] = policy['order:approveForAnother']
  if (!hat?.roles.some((role) => deciding.includes(role))) return false
  const roles = [...hat.roles, ...approvingRoles(tx.actor)]
  return (await dutyConflicts(tx, personId, roles, agencyId)).length === 0
}

/** Ends a delegation of one's own now. */
export async function revokeDelegation(ctx: Ctx, { delegationId }: RevokeDelegation): Promise<void> {
  authorize(ctx.actor, 'delegation:manage')
  await inTransaction(elevate(ctx), async (tx) => {
    const [before] = await tx.db
      .select()
      .from(delegations)
      .where(eq(delegations.id, delegationId))
      .for('update')
    if (!before || before.fromPersonId !== ctx.actor.personId) throw notFound('agencies')
    if (before.revokedAt || before.endsAt <= tx.now()) throw new AppError('rule', 'agencies.delegationOver')
    await tx.db.update(delegations).set({ revokedAt: tx.now() }).where(eq(delegations.id, delegationId))
    await recordAudit(tx, 'delegation.revoke', delegationId, { before, agencyId: before.agencyId })
  })
}
