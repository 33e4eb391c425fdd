import { findBusinessSystem } from '@/lib/agencies/business-systems'
import { authorize, can } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { type Basis, basisOf } from '@/lib/orders/basis'
import { closeStep } from '@/lib/orders/close-step'
import { findStep, wouldBeFinal } from '@/lib/orders/find-step'
import type { DecideStep } from '@/lib/orders/input'
import { linesOf } from '@/lib/orders/queries'
import { recordVotes } from '@/lib/orders/record-votes'
import { type Reserved, reserveLines } from '@/lib/orders/reserve-lines'

/** Two last voices at once: neither knew that it would be the last, so one tries again with room held. */
class RoomNeeded extends Error {}

/**
 * One voice in the open step, with what the approver saw. Before the last approval every machine has its room
 * reserved; the same transaction then confirms it and starts the work, or nothing happens at all.
 */
export async function decideStep(ctx: Ctx, input: DecideStep): Promise<void> {
  authorize(ctx.actor, can(ctx.actor, 'order:approve') ? 'order:approve' : 'order:approveForAnother')
  if (!ctx.actor.secondFactor) throw new AppError('forbidden', 'auth.secondFactorNeeded')
  for (let tries = 1; ; tries++) {
    const found = await findStep(ctx, input.stepId)
    const lines = await linesOf(ctx, found.order.id)
    const { agencyId, businessSystemId } = found.order
    const system = await findBusinessSystem(ctx, agencyId, businessSystemId)
    const basis = await basisOf(ctx, { ...found.order, system }, lines)
    const final = input.decision === 'approve' && (tries > 1 || wouldBeFinal(ctx, found))
    const reserved = final ? await reserveLines(ctx, found.order, lines) : null
    try {
      return await vote(ctx, input, basis, reserved)
    } catch (error) {
      if (!(error instanceof RoomNeeded)) throw error
      // Inside a caller's transaction the vote cannot be taken back here: the caller starts again.
      if (ctx.inTx || tries === 3) throw new AppError('conflict', 'actions.stale')
    }
  }
}

function vote(ctx: Ctx, input: DecideStep, basis: Basis, reserved: Reserved | null): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const voted = await recordVotes(tx, input, basis)
    if (!voted.outcome) return
    if (voted.outcome === 'approve' && voted.last && !reserved) throw new RoomNeeded()
    await closeStep(tx, voted, voted.outcome, input.comment, reserved)
  })
}
