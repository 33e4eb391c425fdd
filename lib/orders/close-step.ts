import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { approvalSteps } from '@/lib/db/schema/orders'
import { publish } from '@/lib/events/publish'
import { settle } from '@/lib/notify/settle'
import { approveOrder } from '@/lib/orders/approve-order'
import { approversOf, neededVotes } from '@/lib/orders/approvers-of'
import type { StepInOrder } from '@/lib/orders/find-step'
import { openStep, stepSubject } from '@/lib/orders/open-step'
import { noApprover } from '@/lib/orders/plan-chain'
import { rejectOrder } from '@/lib/orders/reject-order'
import type { Reserved } from '@/lib/orders/reserve-lines'
import { returnOrder } from '@/lib/orders/return-order'
import { skipRest } from '@/lib/orders/skip-rest'

const states = { approve: 'approved', return: 'returned', reject: 'rejected' } as const

/** The step is decided: the next one opens, the order goes back, ends, or begins to be carried out. */
export async function closeStep(
  tx: Ctx,
  { order, step, chain }: StepInOrder,
  outcome: keyof typeof states,
  comment: string,
  reserved: Reserved | null,
): Promise<void> {
  await tx.db
    .update(approvalSteps)
    .set({ state: states[outcome], closedAt: tx.now() })
    .where(eq(approvalSteps.id, step.id))
  await settle(tx, stepSubject(step.id))
  if (outcome !== 'approve') {
    await skipRest(tx, order.id)
    await (outcome === 'return' ? returnOrder : rejectOrder)(tx, order, comment)
  } else {
    const next = chain.find(({ position }) => position === step.position + 1)
    if (next) await openNext(tx, order, next)
    else await approveOrder(tx, order, reserved ?? { keys: new Map(), waiting: new Set() })
  }
  await publish(tx, `order:${order.id}`, 'changed', {}, order.agencyId)
}

async function openNext(tx: Ctx, order: StepInOrder['order'], step: StepInOrder['step']): Promise<void> {
  const { agencyId, requesterId } = order
  const steps = [{ role: step.role, personIds: step.restrictedTo }]
  const [approvers] = await approversOf(tx, { agencyId, requesterId, steps })
  const count = approvers?.principals.length ?? 0
  if (!approvers || count < neededVotes({ mode: step.mode, k: step.needed }, count))
    throw await noApprover(tx, agencyId, step)
  await openStep(tx, order, step, approvers)
}
