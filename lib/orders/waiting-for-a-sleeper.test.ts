import { inTransaction } from '@/lib/context'
import { decideStep } from '@/lib/orders/decide-step'
import { linesOf } from '@/lib/orders/queries'
import { resumeWaitingOrders } from '@/lib/orders/resume-waiting-orders'
import { anOrderingAgency, openStepOf } from '@/lib/orders/testing/an-order'
import { settlePowers } from '@/lib/scheduler/settle-powers'
import { sleepHosts } from '@/lib/scheduler/sleep-hosts'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { expect, test } from '@/lib/testing/db'
import { aSystem, countRows } from '@/lib/testing/factories'

test('a line that may not wait for room does wait for a host that is being woken, and then begins', async ({
  db,
}) => {
  const { pool, hosts } = await aPool(db)
  const system = aSystem(db)
  const hostIds = hosts.map(({ id }) => id)
  await inTransaction(system, (tx) => sleepHosts(tx, { poolId: pool.id, hostIds, keepAwake: 0 }))
  await settlePowers(system)
  const { head, line, submitted } = await anOrderingAgency(db)
  const order = await submitted([line({ onNoCapacity: 'refuse' })])
  const step = await openStepOf(db, order.id)
  await decideStep(head.ctx, { stepId: step.id, decision: 'approve', comment: '同意' })
  const states = async () => (await linesOf(head.ctx, order.id)).map(({ state }) => state)
  expect(await states()).toEqual(['waitingForCapacity'])
  expect(await countRows(db, 'host', `id = '${hostIds[0]}' and state = 'waking'`)).toBe(1)
  await resumeWaitingOrders(system)
  expect(await states()).toEqual(['waitingForCapacity'])
  await system.db.execute('update sim_host set ready_at = now()')
  await settlePowers(system)
  await system.db.execute('update sim_host set ready_at = now()')
  await settlePowers(system)
  await resumeWaitingOrders(system)
  expect(await states()).toEqual(['provisioning'])
})
