import type { Databases } from '@/lib/context'
import { decideStep } from '@/lib/orders/decide-step'
import { noteStuckLine } from '@/lib/orders/note-stuck-line'
import { findOrder, linesOf } from '@/lib/orders/queries'
import { settleLine } from '@/lib/orders/settle-line'
import { anOrderingAgency, aQuickPool, openStepOf } from '@/lib/orders/testing/an-order'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { listRunsOf } from '@/lib/provisioning/queries'
import { quotaOf } from '@/lib/quota/queries'
import { planFault } from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, aSystem, countRows } from '@/lib/testing/factories'

const hooks = { finished: settleLine, stuck: noteStuckLine }

async function approvedOrder(db: Databases) {
  await aQuickPool(db)
  const world = await anOrderingAgency(db)
  const order = await world.submitted()
  const { id: stepId } = await openStepOf(db, order.id)
  await decideStep(world.head.ctx, { stepId, decision: 'approve', comment: '' })
  const [run] = await listRunsOf(world.staff.ctx, { orderId: order.id })
  const [line] = await linesOf(world.staff.ctx, order.id)
  if (!run || !line) throw new Error('nothing started')
  return { ...world, order, run, line }
}

describe('the end of a run', () => {
  test('turns holds into use and completes the order', async ({ db }) => {
    const { agency, staff, order, run, line } = await approvedOrder(db)
    await advanceRun(aSystem(db), { runId: run.id }, hooks)
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({ state: 'completed', waitingFor: null })
    expect(await linesOf(staff.ctx, order.id)).toMatchObject([{ state: 'done', instanceId: run.instanceId }])
    const [vcpu] = (await quotaOf(staff.ctx, agency.id)).filter(({ kind }) => kind === 'vcpu')
    expect(vcpu).toMatchObject({ held: 0, used: 4 })
    expect(await countRows(db, 'budget_claim', `token = '${line.token}' and state = 'committed'`)).toBe(1)
    expect(await countRows(db, 'notification', `kind = 'orderCompleted' and person_id = '${staff.id}'`)).toBe(
      1,
    )
  })

  test('undone for good: the line failed and waits for a decision, its holds kept', async ({ db }) => {
    const { staff, order, run, line } = await approvedOrder(db)
    await planFault(aSystem(db), 'ensure', 'refuse', line.token)
    await advanceRun(aSystem(db), { runId: run.id }, hooks)
    expect(await linesOf(staff.ctx, order.id)).toMatchObject([
      { state: 'failed', failure: { code: 'refused' } },
    ])
    expect(await findOrder(staff.ctx, order.id)).toMatchObject({
      state: 'fulfilling',
      waitingFor: { kind: 'failure' },
    })
    expect(await countRows(db, 'quota_claim', `token = '${line.token}' and state = 'held'`)).toBeGreaterThan(
      0,
    )
  })

  test('nobody but the system settles a line', async ({ db }) => {
    const { agency, run } = await approvedOrder(db)
    await expect(settleLine(aCtx(db, agency.id, ['staff']), run)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(noteStuckLine(aCtx(db, null, ['resourceOperator']), run)).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
