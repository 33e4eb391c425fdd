import type { Databases } from '@/lib/context'
import { decideStep } from '@/lib/orders/decide-step'
import { noteStuckLine } from '@/lib/orders/note-stuck-line'
import { linesOf } from '@/lib/orders/queries'
import { quoteOrder } from '@/lib/orders/quote-order'
import { settleLine } from '@/lib/orders/settle-line'
import { anOrderingAgency, openStepOf } from '@/lib/orders/testing/an-order'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { listRunsOf } from '@/lib/provisioning/queries'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { askResize } from '@/lib/scheduler/ask-resize'
import { findGroup } from '@/lib/scheduler/find-group'
import { readHostList } from '@/lib/scheduler/host-list'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { aLargerPlan } from '@/lib/testing/a-larger-plan'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem } from '@/lib/testing/factories'

type World = Awaited<ReturnType<typeof anOrderingAgency>>

/** What is left on the machine's own host, and on the others. */
const leave = (db: Databases, instanceId: string, own: number, others: number) =>
  aSystem(db).db.execute(
    `update host set vcpu = vcpu - free_vcpu + room.free, free_vcpu = room.free
     from (select h.id, case when h.id = i.host_id then ${own} else ${others} end as free
       from host h join instance i on i.id = '${instanceId}' and i.pool_id = h.pool_id) room
     where host.id = room.id`,
  )

/** No host takes machines but those of the pool made here; the list that is kept two seconds knows it. */
async function onlyPool(db: Databases, shape: Parameters<typeof aPool>[1]) {
  await aSystem(db).db.execute(`update host set state = 'maintenance'`)
  const made = await aPool(db, shape)
  await readHostList(aSystem(db))
  return made
}

async function carryOut(db: Databases, { staff, head }: World, orderId: string) {
  const { id: stepId } = await openStepOf(db, orderId)
  await decideStep(head.ctx, { stepId, decision: 'approve', comment: '' })
  const [run] = await listRunsOf(staff.ctx, { orderId })
  await advanceRun(aSystem(db), { runId: run?.id ?? '' }, { finished: settleLine, stuck: noteStuckLine })
}

test('a machine that fits nowhere comes with the nearest plan that does and what it costs', async ({
  db,
}) => {
  await onlyPool(db, { vcpu: 4 })
  const world = await anOrderingAgency(db)
  const large = await aLargerPlan(db, world)
  const { staff, priced, line, content } = world
  const quote = await quoteOrder(staff.ctx, { content: content([line({ planId: large.id })]) })
  const small = await quoteOrder(staff.ctx, { content: content() })
  expect(quote.placements).toMatchObject([
    {
      fits: { [large.id]: 0, [priced.plan.id]: 1 },
      where: null,
      chosen: { fits: 0, refused: [{ filter: 'cpu', needed: 8, best: 4 }], nearestPlanId: priced.plan.id },
      nearestFen: small.lines[0]?.amountFen,
    },
  ])
  expect(small.placements).toMatchObject([{ chosen: { fits: 1, nearestPlanId: null }, nearestFen: null }])
})

test('machines that keep apart need as many hosts, before their first group exists too', async ({ db }) => {
  await onlyPool(db, { hosts: 2 })
  const { agency, staff, system, line, content } = await anOrderingAgency(db)
  const spread = { hostName: 'app', spread: true }
  const together = await quoteOrder(staff.ctx, { content: content([line({ quantity: 3 })]) })
  const apart = await quoteOrder(staff.ctx, { content: content([line({ quantity: 3, config: spread })]) })
  expect(together.placements[0]?.chosen?.fits).toBe(32)
  expect(apart.placements[0]?.chosen).toMatchObject({ fits: 2 })
  expect(await findGroup(staff.ctx, agency.id, system.id)).toBeNull()
  await expect(findGroup(aCtx(db, null, ['leadingGroup']), agency.id, system.id)).rejects.toMatchObject({
    kind: 'forbidden',
  })
  const nowhere = { vcpu: 4, memoryMiB: 8192, diskGiB: 40, zone: '', protectionLevel: 0, architecture: '' }
  await expect(
    askPlacement(aCtx(db, null, ['leadingGroup']), {
      request: nowhere,
      count: 1,
      group: { name: '', together: false },
    }),
  ).rejects.toMatchObject({ kind: 'forbidden' })
})

test('the lines of one order share the room: what fits alone need not fit beside another', async ({ db }) => {
  await onlyPool(db, { vcpu: 12 })
  const { staff, line, content } = await anOrderingAgency(db)
  const two = [line({ quantity: 2 }), line({ key: 'l2', quantity: 2, config: { hostName: 'db' } })]
  const { placements } = await quoteOrder(staff.ctx, { content: content(two) })
  expect(placements.map(({ count, chosen }) => [count, chosen?.fits])).toEqual([
    [2, 3],
    [2, 1],
  ])
  const alone = await quoteOrder(staff.ctx, { content: content(two.slice(1)) })
  expect(alone.placements[0]?.chosen?.fits).toBe(3)
})

test('lines that keep apart do so from one another too', async ({ db }) => {
  await onlyPool(db, { hosts: 3 })
  const { staff, line, content } = await anOrderingAgency(db)
  const apart = (key: string, hostName: string) =>
    line({ key, quantity: 2, config: { hostName, spread: true } })
  const { placements } = await quoteOrder(staff.ctx, {
    content: content([apart('l1', 'a'), apart('l2', 'b')]),
  })
  expect(placements.map(({ chosen }) => chosen?.fits)).toEqual([3, 1])
})

test('before a plan is changed one reads whether the machine stays, moves, or fits nowhere', async ({
  db,
}) => {
  const { pool } = await onlyPool(db, { hosts: 2 })
  await aSystem(db).db.execute(`insert into sim_profile (pool_code, build_millis) values ('${pool.code}', 0)`)
  const world = await anOrderingAgency(db)
  const large = await aLargerPlan(db, world)
  const first = await world.submitted()
  await carryOut(db, world, first.id)
  const [made] = await linesOf(world.staff.ctx, first.id)
  const instanceId = made?.instanceId ?? ''
  const ask = async () => {
    const line = world.line({ kind: 'changePlan', instanceId, planId: large.id })
    const quote = await quoteOrder(world.staff.ctx, { content: world.content([line]) })
    return quote.placements[0]
  }
  expect(await ask()).toMatchObject({ where: { [large.id]: 'here' }, chosen: { fits: 1 } })
  await leave(db, instanceId, 3, 7)
  expect(await ask()).toMatchObject({
    where: { [large.id]: null },
    chosen: {
      fits: 0,
      refused: [{ filter: 'cpu', needed: 8, best: 7 }],
      nearestPlanId: world.priced.plan.id,
    },
  })
  await leave(db, instanceId, 3, 8)
  expect(await ask()).toMatchObject({ where: { [large.id]: 'elsewhere' }, chosen: { fits: 1 } })
  const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
  const asked = { key: made?.token ?? '', plans: [], chosenId: null }
  expect(await askResize(stranger, asked)).toBeNull()
  await expect(askResize(aCtx(db, null, ['leadingGroup']), asked)).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
