import { barredFromDeciding } from '@/lib/agencies/barred-from-deciding'
import { refuseDutyConflicts } from '@/lib/agencies/duty-conflicts'
import { recordAudit } from '@/lib/audit/record-audit'
import { isAgencyRole, type Role } from '@/lib/auth/roles'
import { type Ctx, elevate } from '@/lib/context'
import { approvalVotes } from '@/lib/db/schema/orders'
import { AppError } from '@/lib/errors'
import { votesFor } from '@/lib/orders/approvers-of'
import type { Basis } from '@/lib/orders/basis'
import { findStep, isLast, type StepInOrder } from '@/lib/orders/find-step'
import type { DecideStep } from '@/lib/orders/input'
import { lockOrder } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'

/** `outcome` null: the step needs more voices. `last`: the chain ends with this step. */
export type Voted = StepInOrder & { outcome: DecideStep['decision'] | null; last: boolean }

/**
 * Writes the voices the person holds in the step: their own, and those delegated to them. Nobody decides whom a
 * duty rule bars from the order, or in a role that their other roles exclude.
 */
export async function recordVotes(tx: Ctx, input: DecideStep, basis: Basis): Promise<Voted> {
  const { stepId, decision, comment } = input
  const first = await findStep(tx, stepId)
  await lockOrder(tx, first.order.id)
  const found = await findStep(tx, stepId)
  const { order, step, votes } = found
  if (!orderCan('decide', order) || step.revision !== order.revision)
    throw new AppError('rule', 'orders.notApproving')
  if (step.state !== 'open') throw new AppError('rule', 'orders.stepClosed')
  const personId = tx.actor.personId ?? ''
  await refuseBarred(tx, order, personId)
  const voices = voicesOf(found, personId, input.forPersonId)
  const scope = isAgencyRole(step.role) ? order.agencyId : null
  const roles = [...tx.actor.roles, step.role as Role]
  await refuseDutyConflicts(elevate(tx), personId, roles, scope)
  await tx.db.insert(approvalVotes).values(
    voices.map((forPersonId) => ({
      agencyId: order.agencyId,
      stepId,
      personId,
      forPersonId,
      decision,
      comment,
      basis,
      at: tx.now(),
    })),
  )
  await recordAudit(tx, `order.${decision}Step`, order.id, {
    agencyId: order.agencyId,
    after: { number: order.number, step: step.name, for: voices, comment, basis },
  })
  const approved = votes.filter((vote) => vote.decision === 'approve').length + voices.length
  const outcome = decision === 'approve' && approved < step.needed ? null : decision
  return { ...found, outcome, last: isLast(found) }
}

async function refuseBarred(tx: Ctx, order: StepInOrder['order'], personId: string): Promise<void> {
  const rule = (await barredFromDeciding(elevate(tx), order)).get(personId)
  if (!rule) return
  const code = order.requesterId === personId ? 'orders.ownRequest' : 'orders.superiorRequest'
  throw new AppError('rule', code, { params: { rule: rule.code } })
}

function voicesOf({ approvers, votes }: StepInOrder, personId: string, forPersonId?: string): string[] {
  const mine = votesFor(approvers, personId).filter((id) => !forPersonId || id === forPersonId)
  if (mine.length === 0) throw new AppError('forbidden', 'orders.notEligible')
  const open = mine.filter((id) => !votes.some((vote) => vote.forPersonId === id))
  if (open.length === 0) throw new AppError('rule', 'orders.alreadyVoted')
  return [...new Set(open)]
}
