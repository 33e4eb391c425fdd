import type { Databases } from '@/lib/context'
import { countBySystem } from '@/lib/provisioning/count-by-system'
import { countTasks } from '@/lib/provisioning/count-tasks'
import { listAtRisk } from '@/lib/provisioning/list-at-risk'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { anInstance } from '@/lib/testing/an-instance'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, testNow } from '@/lib/testing/factories'

async function aWorld(db: Databases) {
  const agency = await anAgency(db)
  const staff = await aPerson(db, agency.id, ['staff'])
  const priced = await aPricedService(db)
  const machine = async (state: 'running' | 'failed' | 'closed', endsOn: string) => {
    const made = await anInstance(db, {
      agencyId: agency.id,
      requesterId: staff.id,
      priced,
      spans: [{ state, from: '2026-10-01 00:00:00' }],
    })
    await db.platform.query('update instance set ends_on = $1 where id = $2', [endsOn, made.instance.id])
    return made
  }
  return { agency, staff, machine }
}

test('failed machines and periods that end within a month are at risk, for their own agency', async ({
  db,
}) => {
  const { staff, machine } = await aWorld(db)
  await machine('running', '2026-12-31')
  const failed = await machine('failed', '2027-06-30')
  const ending = await machine('running', '2026-12-01')
  await machine('closed', '2026-12-01')
  const found = await listAtRisk(staff.ctx)
  expect(found.map(({ kind, id }) => [kind, id])).toEqual([
    ['failed', failed.instance.id],
    ['ending', ending.instance.id],
  ])
  expect(found[1]).toMatchObject({ endsOn: '2026-12-01', endAction: 'close' })
  const stranger = (await aPerson(db, (await anAgency(db)).id, ['staff'])).ctx
  expect(await listAtRisk(stranger)).toEqual([])
  const auditor = (await aPerson(db, null, ['auditAdmin'])).ctx
  await expect(listAtRisk(auditor)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a stuck run is at risk for its agency and for the operators', async ({ db }) => {
  const { agency, staff, machine } = await aWorld(db)
  const { instance, order } = await machine('running', '2027-06-30')
  await db.platform.query(
    `insert into run (agency_id, instance_id, order_id, kind, state, params, trace_id, created_at)
     values ($1, $2, $3, 'create', 'stuck', '{}', 'trace', $4)`,
    [agency.id, instance.id, order.id, testNow],
  )
  const expected = { kind: 'stuckRun', id: instance.id, orderId: order.id, name: instance.name }
  expect(await listAtRisk(staff.ctx)).toMatchObject([expected])
  const operator = (await aPerson(db, null, ['resourceOperator'])).ctx
  expect(await listAtRisk(operator)).toMatchObject([{ ...expected, agency: agency.shortName }])
})

test('services are counted by business system, kind and state; closed ones are not', async ({ db }) => {
  const { staff, machine } = await aWorld(db)
  const running = await machine('running', '2027-06-30')
  await machine('closed', '2027-06-30')
  const systems = await countBySystem(staff.ctx)
  expect(systems).toHaveLength(2)
  expect(systems.find(({ id }) => id === running.system.id)?.counts).toEqual([
    { serviceId: running.instance.serviceId, state: 'running', count: 1 },
  ])
  const stranger = (await aPerson(db, (await anAgency(db)).id, ['staff'])).ctx
  expect(await countBySystem(stranger)).toEqual([])
})

test('the queue is counted by kind, with what is overdue', async ({ db }) => {
  const { agency, staff } = await aWorld(db)
  const operator = (await aPerson(db, null, ['serviceDesk'])).ctx
  const due = new Date(testNow.getTime() - 3_600_000)
  await db.platform.query(
    `insert into task (agency_id, kind, role, title, details, state, created_at, due_at)
     values ($1, 'manualFulfilment', 'serviceDesk', '{"zh":"开通","en":"Fulfil"}', '{}', 'open', $2, $3)`,
    [agency.id, testNow, due],
  )
  expect(await countTasks(operator)).toMatchObject([
    { kind: 'manualFulfilment', waiting: 1, taken: 0, overdue: 1, firstDue: due },
  ])
  await expect(countTasks(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})
