import { getMachine } from '@/lib/compute/get-machine'
import { listGroupsOf } from '@/lib/compute/list-groups-of'
import type { Databases } from '@/lib/context'
import { choicesOf } from '@/lib/orders/choices-of'
import { decideStep } from '@/lib/orders/decide-step'
import { expectedOf } from '@/lib/orders/expected-of'
import { getOrder } from '@/lib/orders/get-order'
import { linesOf } from '@/lib/orders/queries'
import { quoteOrder } from '@/lib/orders/quote-order'
import { anOrderingAgency, openStepOf } from '@/lib/orders/testing/an-order'
import { readHostList } from '@/lib/scheduler/host-list'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { expect, test } from '@/lib/testing/db'
import { aSystem, countRows } from '@/lib/testing/factories'

const together = { hostName: 'app', together: 'cache' }

async function onlyPool(db: Databases, shape: Parameters<typeof aPool>[1]) {
  await aSystem(db).db.execute(`update host set state = 'maintenance'`)
  const made = await aPool(db, shape)
  await readHostList(aSystem(db))
  return made
}

/** Submitted by the form of a test that has no such field: the lines are given the group as they stand. */
async function approved(
  db: Databases,
  world: Awaited<ReturnType<typeof anOrderingAgency>>,
  quantity: number,
) {
  const { head, line, submitted } = world
  const config = quantity > 1 ? { hostName: 'app-{01..09}' } : { hostName: 'app' }
  const order = await submitted([line({ quantity, config })])
  await db.platform.query(
    `update order_line set config = config || '{"together":"cache"}' where order_id = $1`,
    [order.id],
  )
  await decideStep(head.ctx, {
    stepId: (await openStepOf(db, order.id)).id,
    decision: 'approve',
    comment: '',
  })
  return order
}

test('the form counts what one host takes of machines that keep together, also over several lines', async ({
  db,
}) => {
  await onlyPool(db, { hosts: 3, vcpu: 12 })
  const { staff, line, content } = await anOrderingAgency(db)
  const ask = async (...quantities: number[]) => {
    const lines = quantities.map((quantity, at) => line({ key: `l${at}`, quantity, config: together }))
    const { placements } = await quoteOrder(staff.ctx, { content: content(lines) })
    return placements.map(({ chosen }) => chosen)
  }
  expect(await ask(3)).toMatchObject([{ fits: 3, refused: [] }])
  expect(await ask(4)).toMatchObject([{ fits: 3, refused: [{ filter: 'cpu', needed: 16, best: 12 }] }])
  // Four find no host for all of them, so one of the first two will wait.
  expect(await ask(2, 2)).toMatchObject([{ fits: 3 }, { fits: 2 }])
})

test('approved, they stand on one host that has room for all; the order and the machines say so', async ({
  db,
}) => {
  const { hosts } = await onlyPool(db, { hosts: 2, vcpu: 12 })
  // The fuller one would be packed first, had it room for all of them.
  await db.platform.query('update host set free_vcpu = 4 where id = $1', [hosts[0]?.id])
  const world = await anOrderingAgency(db)
  const order = await approved(db, world, 1)
  const view = await getOrder(world.staff.ctx, order.id)
  const why = (await choicesOf(world.staff.ctx, view)).get(view.lines[0]?.id ?? '')
  expect(why).toMatchObject({ placed: true, told: { funnel: expect.anything() } })
  expect(why?.told).not.toHaveProperty('best')
  await approved(db, world, 1)
  const lines = await linesOf(world.staff.ctx, order.id)
  const group = `members = 1 and home`
  expect(await countRows(db, 'group_host', group)).toBe(1)
  const machine = await getMachine(world.staff.ctx, lines[0]?.instanceId ?? '')
  expect(machine.group).toMatchObject({ together: true, name: 'cache', mates: [] })
  expect(await listGroupsOf(world.staff.ctx, [machine.token])).toEqual(
    new Map([[machine.token, { together: true, name: 'cache', mateIds: [] }]]),
  )
})

test('a line that waits for capacity says when there will be room, or that nobody can tell yet', async ({
  db,
}) => {
  await onlyPool(db, { hosts: 1, vcpu: 2 })
  const world = await anOrderingAgency(db)
  const order = await world.submitted()
  const { id: stepId } = await openStepOf(db, order.id)
  await decideStep(world.head.ctx, { stepId, decision: 'approve', comment: '' })
  const view = await getOrder(world.staff.ctx, order.id)
  expect(await expectedOf(world.staff.ctx, view)).toEqual(
    new Map([[world.priced.plan.id, { known: null, outlook: null }]]),
  )
})
