import { rebootInstance } from '@/lib/compute/reboot-instance'
import { startInstance } from '@/lib/compute/start-instance'
import { stopInstance } from '@/lib/compute/stop-instance'
import { anInstance } from '@/lib/compute/testing/an-instance'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { aRunningMachine, instanceNow, silent } from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, countRows } from '@/lib/testing/factories'

describe('starting, stopping and rebooting a machine', () => {
  test('stops, and starts again, with every second in its state history', async ({ db }) => {
    const { staff, instance, ctx } = await aRunningMachine(db)
    const stop = await stopInstance(staff.ctx, { instanceId: instance.id })
    await advanceRun(ctx, { runId: stop.runId }, silent)
    expect((await instanceNow(ctx, instance.id)).state).toBe('stopped')
    const start = await startInstance(staff.ctx, { instanceId: instance.id })
    await advanceRun(ctx, { runId: start.runId }, silent)
    expect((await instanceNow(ctx, instance.id)).state).toBe('running')
    expect(await countRows(db, 'instance_span', `instance_id = '${instance.id}' and end_at is null`)).toBe(1)
    const asked = `object_id = '${instance.id}' and actor_id = '${staff.id}'`
    expect(
      await countRows(db, 'audit_event', `${asked} and action in ('instance.stop', 'instance.start')`),
    ).toBe(2)
  })

  test('reboots a running machine, which goes on running', async ({ db }) => {
    const { staff, instance, ctx } = await aRunningMachine(db)
    const { runId } = await rebootInstance(staff.ctx, { instanceId: instance.id })
    await advanceRun(ctx, { runId }, silent)
    expect((await instanceNow(ctx, instance.id)).state).toBe('running')
  })

  test('in the wrong state nothing begins, and the refusal names it', async ({ db }) => {
    const agency = await anAgency(db)
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const { id: instanceId } = await anInstance(db, agency.id, { state: 'stopped' })
    await expect(stopInstance(ctx, { instanceId })).rejects.toMatchObject({ code: 'compute.whileStopped' })
    await expect(rebootInstance(ctx, { instanceId })).rejects.toMatchObject({ code: 'compute.whileStopped' })
    expect(await countRows(db, 'run', `instance_id = '${instanceId}'`)).toBe(0)
  })

  test('one operation at a time', async ({ db }) => {
    const { staff, instance } = await aRunningMachine(db)
    await stopInstance(staff.ctx, { instanceId: instance.id })
    await expect(rebootInstance(staff.ctx, { instanceId: instance.id })).rejects.toMatchObject({
      code: 'compute.runOpen',
    })
  })

  test('pressed twenty times at once, it begins once', async ({ db }) => {
    const { staff, instance } = await aRunningMachine(db)
    const pressed = await Promise.allSettled(
      Array.from({ length: 20 }, () => stopInstance(staff.ctx, { instanceId: instance.id })),
    )
    expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('to another agency the machine does not exist', async ({ db }) => {
    const { instance } = await aRunningMachine(db)
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(stopInstance(stranger, { instanceId: instance.id })).rejects.toMatchObject({
      kind: 'notFound',
    })
  })

  test.for(['approver', 'finance'] as const)('a %s may look, not touch', async (role, { db }) => {
    const { agency, instance } = await aRunningMachine(db)
    const person = await aPerson(db, agency.id, [role])
    await expect(stopInstance(person.ctx, { instanceId: instance.id })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
