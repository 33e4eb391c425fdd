import type { Databases } from '@/lib/context'
import { decideStep } from '@/lib/orders/decide-step'
import { noteStuckLine } from '@/lib/orders/note-stuck-line'
import { findOrder, linesOf } from '@/lib/orders/queries'
import { settleLine } from '@/lib/orders/settle-line'
import { anOrderingAgency, aQuickPool, openStepOf } from '@/lib/orders/testing/an-order'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { listRunsOf } from '@/lib/provisioning/queries'
import { aLargerPlan } from '@/lib/testing/a-larger-plan'
import { expect, test } from '@/lib/testing/db'
import { aSystem, countRows } from '@/lib/testing/factories'

type World = Awaited<ReturnType<typeof anOrderingAgency>>
const one = <T>([row]: T[]): T => {
  if (!row) throw new Error('no row')
  return row
}

async function carryOut(db: Databases, { staff, head }: World, orderId: string) {
  const { id: stepId } = await openStepOf(db, orderId)
  await decideStep(head.ctx, { stepId, decision: 'approve', comment: '' })
  const [run] = await listRunsOf(staff.ctx, { orderId })
  await advanceRun(aSystem(db), { runId: run?.id ?? '' }, { finished: settleLine, stuck: noteStuckLine })
}

test('a larger plan costs and holds only what it adds; afterwards the instance uses the new size', async ({
  db,
}) => {
  await aQuickPool(db)
  const world = await anOrderingAgency(db)
  const { agency, staff, line, submitted } = world
  const plan = await aLargerPlan(db, world)
  const first = await submitted()
  await carryOut(db, world, first.id)
  const { instanceId } = one(await linesOf(staff.ctx, first.id))
  const change = await submitted([line({ kind: 'changePlan', instanceId, planId: plan.id })])
  // 42 days, 1,008 h at 0.56 more an hour.
  expect(change.totalFen).toBe(56_448n)
  const quota = (kind: string, values: string) =>
    countRows(db, 'quota', `agency_id = '${agency.id}' and kind = '${kind}' and ${values}`)
  expect(await quota('vcpu', 'held = 4 and used = 4')).toBe(1)
  await carryOut(db, world, change.id)
  expect(await findOrder(staff.ctx, change.id)).toMatchObject({ state: 'completed' })
  expect(await quota('vcpu', 'held = 0 and used = 8')).toBe(1)
  expect(await quota('instances', 'held = 0 and used = 1')).toBe(1)
  expect(
    await countRows(db, 'instance', `id = '${instanceId}' and plan_id = '${plan.id}' and state = 'running'`),
  ).toBe(1)
  expect(
    await countRows(db, 'reservation', `agency_id = '${agency.id}' and state = 'confirmed' and vcpu = 8`),
  ).toBe(1)
})

test('an instance with an unfinished order takes no second one', async ({ db }) => {
  await aQuickPool(db)
  const world = await anOrderingAgency(db)
  const plan = await aLargerPlan(db, world)
  const first = await world.submitted()
  await carryOut(db, world, first.id)
  const { instanceId } = one(await linesOf(world.staff.ctx, first.id))
  const lines = [world.line({ kind: 'changePlan', instanceId, planId: plan.id })]
  const { number } = await world.submitted(lines)
  await expect(world.submitted(lines)).rejects.toMatchObject({
    details: { fields: { 'lines.0.instanceId': { code: 'orders.instanceBusy', params: { number } } } },
  })
})
