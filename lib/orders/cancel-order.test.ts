import type { Databases } from '@/lib/context'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { decideStep } from '@/lib/orders/decide-step'
import { fulfilOrder } from '@/lib/orders/fulfil-order'
import { noteStuckLine } from '@/lib/orders/note-stuck-line'
import { findOrder, linesOf } from '@/lib/orders/queries'
import { retryLine } from '@/lib/orders/retry-line'
import { settleLine } from '@/lib/orders/settle-line'
import { anOrderingAgency, aQuickPool, openStepOf } from '@/lib/orders/testing/an-order'
import { withdrawOrder } from '@/lib/orders/withdraw-order'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { listRunsOf } from '@/lib/provisioning/queries'
import { planFault } from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

const hooks = { finished: settleLine, stuck: noteStuckLine }

async function approved(db: Databases, quantity = 1) {
  await aQuickPool(db)
  const world = await anOrderingAgency(db)
  const order = await world.submitted([world.line({ quantity })])
  const { id: stepId } = await openStepOf(db, order.id)
  await decideStep(world.head.ctx, { stepId, decision: 'approve', comment: '' })
  const runs = await listRunsOf(world.staff.ctx, { orderId: order.id })
  const lines = await linesOf(world.staff.ctx, order.id)
  return { ...world, order, runs, lines }
}
const advance = (db: Databases, runId = '') => advanceRun(aSystem(db), { runId }, hooks)

describe('withdrawing', () => {
  test('frees every hold, leaves every inbox, and ends the order', async ({ db }) => {
    const { agency, staff, submitted } = await anOrderingAgency(db)
    const order = await submitted()
    await withdrawOrder(staff.ctx, { orderId: order.id, reason: '改期' })
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({ state: 'withdrawn', endReason: '改期' })
    expect(await countRows(db, 'quota', `agency_id = '${agency.id}' and held > 0`)).toBe(0)
    expect(
      await countRows(db, 'notification', `agency_id = '${agency.id}' and waits and done_at is null`),
    ).toBe(0)
    await expect(withdrawOrder(staff.ctx, { orderId: order.id, reason: '' })).rejects.toMatchObject({
      code: 'orders.notWithdrawable',
    })
  })

  test('is for the requester and the administrator, not for colleagues, approvers or strangers', async ({
    db,
  }) => {
    const { agency, head, submitted } = await anOrderingAgency(db)
    const input = { orderId: (await submitted()).id, reason: '' }
    const colleague = await aPerson(db, agency.id, ['staff'])
    await expect(withdrawOrder(colleague.ctx, input)).rejects.toMatchObject({ code: 'orders.notYours' })
    await expect(withdrawOrder(head.ctx, input)).rejects.toMatchObject({ kind: 'forbidden' })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(withdrawOrder(stranger, input)).rejects.toMatchObject({ kind: 'notFound' })
    await withdrawOrder((await aPerson(db, agency.id, ['agencyAdmin'])).ctx, input)
  })
})

describe('cancelling what is not done', () => {
  test('keeps the machine that runs and undoes the one under way', async ({ db }) => {
    const { agency, staff, order, runs } = await approved(db, 2)
    await advance(db, runs[0]?.id)
    await cancelOrder(staff.ctx, { orderId: order.id, reason: '只需一台' })
    await advance(db, runs[1]?.id)
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({
      state: 'partlyCompleted',
      endReason: '只需一台',
    })
    expect(
      await countRows(db, 'quota', `agency_id = '${agency.id}' and kind = 'vcpu' and held = 0 and used = 4`),
    ).toBe(1)
    expect(await countRows(db, 'instance', `agency_id = '${agency.id}' and state = 'closed'`)).toBe(1)
    expect(await countRows(db, 'reservation', `agency_id = '${agency.id}' and state = 'confirmed'`)).toBe(1)
    await expect(cancelOrder(staff.ctx, { orderId: order.id, reason: '' })).rejects.toMatchObject({
      code: 'orders.notCancellable',
    })
  })

  test('is refused to colleagues and does not exist for strangers', async ({ db }) => {
    const { agency, order } = await approved(db)
    const input = { orderId: order.id, reason: '' }
    const colleague = await aPerson(db, agency.id, ['staff'])
    await expect(cancelOrder(colleague.ctx, input)).rejects.toMatchObject({ code: 'orders.notYours' })
    await expect(cancelOrder(aCtx(db, agency.id, ['finance']), input)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(cancelOrder(stranger, input)).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('a failed line', () => {
  test('is tried again with its holds and completes the order', async ({ db }) => {
    const { staff, order, runs, lines } = await approved(db)
    const [line] = lines
    await planFault(aSystem(db), 'ensure', 'refuse', line?.token ?? '')
    await advance(db, runs[0]?.id)
    await retryLine(staff.ctx, { lineId: line?.id ?? '' })
    await expect(retryLine(staff.ctx, { lineId: line?.id ?? '' })).rejects.toMatchObject({
      code: 'orders.lineNotRetryable',
    })
    await fulfilOrder(aSystem(db), { orderId: order.id })
    const [again] = await listRunsOf(staff.ctx, { orderId: order.id })
    expect(again?.id).not.toBe(runs[0]?.id)
    await advance(db, again?.id)
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({ state: 'completed' })
  })

  test('can be given up: nothing is held any more and the order ends', async ({ db }) => {
    const { agency, staff, order, runs, lines } = await approved(db)
    await planFault(aSystem(db), 'ensure', 'refuse', lines[0]?.token ?? '')
    await advance(db, runs[0]?.id)
    await cancelOrder(staff.ctx, { orderId: order.id, lineId: lines[0]?.id, reason: '不再需要' })
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({ state: 'cancelled' })
    expect(await countRows(db, 'quota_claim', `agency_id = '${agency.id}' and state <> 'released'`)).toBe(0)
  })

  test('is not retried by an approver or a stranger', async ({ db }) => {
    const { head, lines } = await approved(db)
    const input = { lineId: lines[0]?.id ?? '' }
    await expect(retryLine(head.ctx, input)).rejects.toMatchObject({ kind: 'forbidden' })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(retryLine(stranger, input)).rejects.toMatchObject({ kind: 'notFound' })
  })
})
