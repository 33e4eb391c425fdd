import { addHosts } from '@/lib/scheduler/add-hosts'
import { addPool } from '@/lib/scheduler/add-pool'
import { capacityOverview } from '@/lib/scheduler/capacity-overview'
import { AddPool } from '@/lib/scheduler/input'
import { listDecisions } from '@/lib/scheduler/list-decisions'
import { listHosts } from '@/lib/scheduler/list-hosts'
import { repairDrift } from '@/lib/scheduler/repair-drift'
import { reserve } from '@/lib/scheduler/reserve'
import { setHostState } from '@/lib/scheduler/set-host-state'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, countRows, testNow } from '@/lib/testing/factories'

const pool = AddPool.parse({
  code: 'gov-ext-3',
  name: '政务外网三级',
  zone: 'extranet',
  protectionLevels: ['3'],
  architecture: 'x86_64',
  driver: 'simulator',
  policy: 'pack',
  cpuOvercommit: '1.5',
})
const metal = { prefix: 'gx3', count: 3, vcpu: 64, memoryGiB: 256, diskGiB: 4000 }
const later = new Date(testNow.getTime() + 600_000)

test('an operator adds a pool and equal hosts, whose vCPU follow the overcommit', async ({ db }) => {
  const operator = aCtx(db, null, ['resourceOperator'])
  const { id } = await addPool(operator, pool)
  await addHosts(operator, { poolId: id, ...metal })
  const everyHost = { q: '', pools: [id], states: [], load: null }
  const { rows } = await listHosts(operator, everyHost, { page: 1, size: 20 })
  expect(rows.map(({ name, vcpu, freeVcpu }) => [name, vcpu, freeVcpu])).toEqual([
    ['gx3-01', 96, 96],
    ['gx3-02', 96, 96],
    ['gx3-03', 96, 96],
  ])
  await expect(addPool(operator, pool)).rejects.toMatchObject({ code: 'scheduler.poolCodeTaken' })
  await addHosts(operator, { poolId: id, ...metal, count: 1 })
  expect(await countRows(db, 'host', `pool_id = '${id}' and name = 'gx3-04'`)).toBe(1)
  await expect(addHosts(operator, { poolId: crypto.randomUUID(), ...metal })).rejects.toMatchObject({
    kind: 'notFound',
  })
  expect(await countRows(db, 'host', `pool_id = '${id}'`)).toBe(4)
})

test('only resource operators change capacity, and agencies do not see it', async ({ db }) => {
  const { pool: made, hosts } = await aPool(db)
  const agency = await anAgency(db)
  for (const ctx of [aCtx(db, null, ['authority']), aCtx(db, agency.id, ['agencyAdmin'])]) {
    await expect(addPool(ctx, pool)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(addHosts(ctx, { poolId: made.id, ...metal })).rejects.toMatchObject({ kind: 'forbidden' })
    const change = setHostState(ctx, { hostId: hosts[0]?.id ?? '', state: 'drain', reason: '更换电源' })
    await expect(change).rejects.toMatchObject({ kind: 'forbidden' })
  }
  await expect(capacityOverview(aCtx(db, agency.id, ['staff']))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(listDecisions(aCtx(db, agency.id, ['staff']), testNow)).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('a host in maintenance takes no machine; one with machines is not switched off', async ({ db }) => {
  const operator = aCtx(db, null, ['resourceOperator'])
  const { hosts } = await aPool(db, { level: 7 })
  const hostId = hosts[0]?.id ?? ''
  const agency = await anAgency(db)
  const request = {
    vcpu: 4,
    memoryMiB: 8192,
    diskGiB: 40,
    zone: 'extranet',
    protectionLevel: 7,
    architecture: 'x86_64',
  }
  const ask = () =>
    reserve(aSystem(db), { key: crypto.randomUUID(), agencyId: agency.id, request, expiresAt: later })
  await setHostState(operator, { hostId, state: 'maintenance', reason: '更换内存' })
  expect(await ask()).toMatchObject({ placed: false, explanation: { refused: [{ filter: 'state' }] } })
  await setHostState(operator, { hostId, state: 'up', reason: '已更换' })
  expect(await ask()).toMatchObject({ placed: true })
  await expect(setHostState(operator, { hostId, state: 'down', reason: '停机' })).rejects.toMatchObject({
    code: 'scheduler.hostNotEmpty',
  })
  await expect(
    setHostState(operator, { hostId: crypto.randomUUID(), state: 'up', reason: '恢复' }),
  ).rejects.toMatchObject({ kind: 'notFound' })
  const today = await listDecisions(operator, new Date(testNow.getTime() - 1000))
  expect(today).toMatchObject({ placed: 1, refused: 1, refusals: [{ agencyId: agency.id }] })
})

test('drift between free room and reservations is mended and written down', async ({ db }) => {
  const { hosts } = await aPool(db, { level: 8 })
  const hostId = hosts[0]?.id ?? ''
  const system = aSystem(db)
  expect(await repairDrift(system)).toBe(0)
  await system.db.execute(`update host set free_vcpu = free_vcpu - 3 where id = '${hostId}'`)
  expect(await repairDrift(system)).toBe(1)
  expect(await repairDrift(system)).toBe(0)
  expect(await countRows(db, 'host', `id = '${hostId}' and free_vcpu = vcpu`)).toBe(1)
  expect(await countRows(db, 'audit_event', `action = 'host.repairDrift' and object_id = '${hostId}'`)).toBe(
    1,
  )
  await expect(repairDrift(aCtx(db, null, ['resourceOperator']))).rejects.toMatchObject({ kind: 'forbidden' })
})
