import { getMachine } from '@/lib/compute/get-machine'
import { listHistory } from '@/lib/compute/list-history'
import { listRecentRuns } from '@/lib/compute/list-recent-runs'
import { listSamples } from '@/lib/compute/list-samples'
import { sampleMachines } from '@/lib/compute/sample-machines'
import { stopInstance } from '@/lib/compute/stop-instance'
import { aRunningMachine } from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows, testNow } from '@/lib/testing/factories'

const later = new Date(testNow.getTime() + 3 * 3_600_000)

describe('the page of a machine', () => {
  test('names plan, system, pool and order, and what goes on', async ({ db }) => {
    const { staff, instance, pool, system, order } = await aRunningMachine(db)
    await stopInstance(staff.ctx, { instanceId: instance.id })
    expect(await getMachine(staff.ctx, instance.id)).toMatchObject({
      name: instance.name,
      plan: { zh: '通用 4核8G' },
      system: { name: system.name, zone: 'extranet' },
      pool: { name: pool.name, driver: 'simulator' },
      order: { id: order.id, number: order.number },
      openRun: true,
      transfer: null,
    })
    expect(await listRecentRuns(staff.ctx, instance.id, 1)).toMatchObject([
      { kind: 'stop', state: 'queued', steps: [{ name: 'stop', state: 'waiting' }] },
    ])
    const [latest] = await listHistory(staff.ctx, instance.id, 10)
    expect(latest).toMatchObject({ action: 'instance.stop', actorId: staff.id, platform: false })
  })

  test('to another agency none of it exists', async ({ db }) => {
    const { instance } = await aRunningMachine(db)
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(getMachine(stranger, instance.id)).rejects.toMatchObject({ kind: 'notFound' })
    expect(await listHistory(stranger, instance.id, 10)).toEqual([])
    expect(await listRecentRuns(stranger, instance.id)).toEqual([])
    expect(await listSamples(stranger, instance.id, 'day')).toEqual([])
  })

  test('the audit administrator has no business with machines', async ({ db }) => {
    const { instance } = await aRunningMachine(db)
    await expect(getMachine(aCtx(db, null, ['auditAdmin']), instance.id)).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

describe('samples', () => {
  test('are fetched from the engine once, and drawn for the range asked for', async ({ db }) => {
    const { agency, instance } = await aRunningMachine(db)
    const system = aSystem(db, later)
    await sampleMachines(system)
    const once = await countRows(db, 'sample', `instance_id = '${instance.id}'`)
    await sampleMachines(system)
    expect(await countRows(db, 'sample', `instance_id = '${instance.id}'`)).toBe(once)
    expect(once).toBeGreaterThan(10)
    const { ctx } = await aPerson(db, agency.id, ['finance'], { now: later })
    const points = await listSamples(ctx, instance.id, 'day')
    expect(points).toHaveLength(once)
    expect(points.every(({ cpuPercent }) => cpuPercent >= 0 && cpuPercent <= 100)).toBe(true)
  })

  test('only the system fetches them', async ({ db }) => {
    const { staff } = await aRunningMachine(db)
    await expect(sampleMachines(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
