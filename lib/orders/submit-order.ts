import { eq } from 'drizzle-orm'
import { requireActiveAgency } from '@/lib/agencies/require-active-agency'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { approvalSteps, orderLines, orderRevisions, orders } from '@/lib/db/schema/orders'
import { AppError } from '@/lib/errors'
import { publish } from '@/lib/events/publish'
import { enqueue } from '@/lib/jobs/queue'
import { settle } from '@/lib/notify/settle'
import { neededVotes } from '@/lib/orders/approvers-of'
import type { Problem } from '@/lib/orders/check-content'
import { holdUnits } from '@/lib/orders/hold-units'
import type { SubmitOrder } from '@/lib/orders/input'
import { openStep } from '@/lib/orders/open-step'
import { type PlannedChain, requireChain } from '@/lib/orders/plan-chain'
import { prepareOrder } from '@/lib/orders/prepare-order'
import { lockOrder, type Order } from '@/lib/orders/queries'
import { orderCan } from '@/lib/orders/rules'
import { writeLines } from '@/lib/orders/write-lines'

/**
 * One transaction: the content is checked as it now stands, priced, held from quota and budget, and given to
 * the approvers of the rule that takes it. A refusal changes nothing; the draft stays as it was typed.
 */
export async function submitOrder(ctx: Ctx, { orderId, formVersion }: SubmitOrder): Promise<Order> {
  authorize(ctx.actor, 'order:submit')
  return inTransaction(ctx, async (tx) => {
    const before = await lockOrder(tx, orderId)
    if (before.requesterId !== tx.actor.personId) throw new AppError('forbidden', 'orders.notYours')
    if (!orderCan('submit', before)) throw new AppError('rule', 'orders.notDraft')
    if (before.formVersion !== formVersion) throw new AppError('conflict', 'actions.stale')
    const { content, agencyId } = before
    await requireActiveAgency(tx, agencyId)
    const prepared = await prepareOrder(tx, agencyId, content)
    refuse(prepared.problems)
    const chain = await requireChain(tx, prepared.facts, before.requesterId)
    await tx.db.delete(orderLines).where(eq(orderLines.orderId, orderId))
    const revision = before.revision + 1
    const auto = chain.rule.steps.length === 0
    const [after] = await tx.db
      .update(orders)
      .set({
        state: auto ? 'approved' : 'approving',
        revision,
        formVersion: formVersion + 1,
        businessSystemId: content.businessSystemId,
        budgetId: content.budgetId,
        startsOn: content.startsOn,
        endsOn: content.endsOn,
        families: prepared.families,
        totalFen: prepared.totalFen,
        ruleId: chain.rule.id,
        autoApproved: auto,
        submittedAt: tx.now(),
        approvedAt: auto ? tx.now() : null,
        returnedReason: null,
        waitingFor: auto ? { kind: 'platform', people: [] } : null,
        waitingSince: tx.now(),
      })
      .where(eq(orders.id, orderId))
      .returning()
    if (!after) throw new AppError('conflict', 'actions.stale')
    const lines = await writeLines(tx, after, prepared.units)
    await tx.db.insert(orderRevisions).values({
      agencyId,
      orderId,
      revision,
      content,
      totalFen: prepared.totalFen,
      submittedBy: before.requesterId,
      submittedAt: tx.now(),
    })
    await settle(tx, `order:${orderId}`)
    if (auto) await enqueue(tx, 'fulfilOrder', { orderId })
    else await startChain(tx, after, chain)
    await recordAudit(tx, auto ? 'order.approveByRule' : 'order.submit', orderId, { before, after })
    await publish(tx, `order:${orderId}`, 'changed', {}, agencyId)
    // Last: every other order of the agency waits for these rows.
    await holdUnits(tx, { agencyId, budgetId: content.budgetId ?? '' }, lines, prepared.units)
    return after
  })
}

/** Every problem to its field, so that the form can show each where it was typed. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  const fields = Object.fromEntries(
    problems.map(({ field, code, params }) => [field, params ? { code, params } : { code }]),
  )
  throw new AppError('invalid', 'orders.incomplete', { fields, params: { count: problems.length } })
}

async function startChain(tx: Ctx, order: Order, { rule, approvers }: PlannedChain): Promise<void> {
  const steps = await tx.db
    .insert(approvalSteps)
    .values(
      rule.steps.map(({ name, role, mode, k, hours, personIds }, position) => ({
        agencyId: order.agencyId,
        orderId: order.id,
        revision: order.revision,
        position,
        name,
        role,
        mode,
        hours,
        needed: neededVotes({ mode, k }, approvers[position]?.principals.length ?? 0),
        restrictedTo: personIds?.length ? personIds : null,
        state: 'waiting' as const,
      })),
    )
    .returning()
  const first = steps.find(({ position }) => position === 0)
  const people = approvers[0]
  if (first && people) await openStep(tx, order, first, people)
}
