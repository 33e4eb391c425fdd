import { asc, eq } from 'drizzle-orm'
import { type Databases, inTransaction } from '@/lib/context'
import { instanceSpans } from '@/lib/db/schema/provisioning'
import { hosts } from '@/lib/db/schema/scheduler'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { startPurges } from '@/lib/provisioning/start-purges'
import { startRun } from '@/lib/provisioning/start-run'
import { resizeReservation } from '@/lib/scheduler/resize-reservation'
import { aRunningMachine, instanceNow, planFault, runKind, runNow, silent } from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import { aBusinessSystem, aCtx, anAgency, aSystem, countRows, testNow } from '@/lib/testing/factories'

const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000)
type Machine = Awaited<ReturnType<typeof aRunningMachine>>

const spansOf = ({ ctx, instance }: Machine) =>
  ctx.db
    .select()
    .from(instanceSpans)
    .where(eq(instanceSpans.instanceId, instance.id))
    .orderBy(asc(instanceSpans.startAt), asc(instanceSpans.id))

test('stopped and started again, its history is gapless to the second', async ({ db }) => {
  const machine = await aRunningMachine(db)
  const { id } = machine.instance
  await runKind(aSystem(db, later(100)), 'stop', id)
  expect(await instanceNow(machine.ctx, id)).toMatchObject({ state: 'stopped' })
  await runKind(aSystem(db, later(160)), 'start', id)
  await runKind(aSystem(db, later(170)), 'reboot', id)
  expect((await spansOf(machine)).map(({ state, startAt, endAt }) => [state, startAt, endAt])).toEqual([
    ['running', testNow, later(100)],
    ['stopped', later(100), later(160)],
    ['running', later(160), null],
  ])
})

test('an operation that the state does not allow, or beside another, is refused', async ({ db }) => {
  const { ctx, instance, agency } = await aRunningMachine(db)
  const begin = (kind: 'start' | 'stop') =>
    inTransaction(ctx, (tx) => startRun(tx, { kind, instanceId: instance.id }))
  await expect(begin('start')).rejects.toMatchObject({ code: 'provisioning.notNow' })
  await begin('stop')
  await expect(begin('stop')).rejects.toMatchObject({ code: 'provisioning.runOpen' })
  const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
  expect(stranger.actor.agencyId).not.toBe(agency.id)
  await expect(
    inTransaction(stranger, (tx) => startRun(tx, { kind: 'stop', instanceId: instance.id })),
  ).rejects.toMatchObject({ kind: 'notFound' })
})

test('its own agency may start an operation', async ({ db }) => {
  const { staff, instance } = await aRunningMachine(db)
  const run = await inTransaction(staff.ctx, (tx) => startRun(tx, { kind: 'stop', instanceId: instance.id }))
  expect(run).toMatchObject({ state: 'queued', requestedBy: staff.id })
})

test('a new name reaches the engine and opens no new span', async ({ db }) => {
  const machine = await aRunningMachine(db)
  await runKind(machine.ctx, 'rename', machine.instance.id, { name: 'web-01' })
  expect(await instanceNow(machine.ctx, machine.instance.id)).toMatchObject({
    name: 'web-01',
    state: 'running',
  })
  expect(await countRows(db, 'sim_machine', `token = '${machine.instance.token}' and name = 'web-01'`)).toBe(
    1,
  )
  expect(await spansOf(machine)).toHaveLength(1)
})

describe('changing the plan', () => {
  const bigger = { vcpu: 8, memoryMiB: 16_384, diskGiB: 40 }
  const params = (machine: Machine) => ({
    planId: machine.priced.plan.id,
    spec: bigger,
    lineId: machine.line.id,
    priceVersionId: machine.priced.priceVersion.id,
  })
  const hostOf = ({ pool }: Machine, vcpu: number) => `pool_id = '${pool.id}' and vcpu - free_vcpu = ${vcpu}`
  const grow = async (machine: Machine) =>
    resizeReservation(machine.ctx, {
      key: machine.instance.token,
      agencyId: machine.agency.id,
      to: bigger,
      expiresAt: later(600),
    })

  test('takes the held difference, sets the engine, and charges the new size from then on', async ({
    db,
  }) => {
    const machine = await aRunningMachine(db)
    expect(await grow(machine)).toMatchObject({ placed: true })
    expect(await grow(machine)).toMatchObject({ placed: true })
    expect(await countRows(db, 'host', hostOf(machine, 8))).toBe(1)
    await runKind(aSystem(db, later(60)), 'changePlan', machine.instance.id, params(machine))
    expect(await instanceNow(machine.ctx, machine.instance.id)).toMatchObject({
      state: 'running',
      spec: bigger,
    })
    expect(await countRows(db, 'host', hostOf(machine, 8))).toBe(1)
    expect(await countRows(db, 'sim_machine', `token = '${machine.instance.token}' and vcpu = 8`)).toBe(1)
    expect((await spansOf(machine)).at(-1)).toMatchObject({ state: 'running', spec: bigger, endAt: null })
  })

  test('for good refused, the machine is as before and the difference is free', async ({ db }) => {
    const machine = await aRunningMachine(db)
    await grow(machine)
    await planFault(machine.ctx, 'resize', 'refuse', machine.instance.token)
    const run = await runKind(machine.ctx, 'changePlan', machine.instance.id, params(machine))
    expect(run).toMatchObject({ state: 'undone' })
    expect(await instanceNow(machine.ctx, machine.instance.id)).toMatchObject({
      state: 'running',
      spec: { vcpu: 4 },
    })
    expect(await countRows(db, 'host', hostOf(machine, 4))).toBe(1)
  })

  /** A second host in the pool of a machine whose own host is full. */
  async function crowded(db: Databases) {
    const machine = await aRunningMachine(db)
    const { db: system } = aSystem(db)
    const host = { poolId: machine.pool.id, vcpu: 64, memoryMiB: 262_144, diskGiB: 4000 }
    const free = { freeVcpu: 64, freeMemoryMiB: 262_144, freeDiskGiB: 4000 }
    const name = `${machine.pool.code}-spare`
    const [spare] = await system
      .insert(hosts)
      .values({ ...host, ...free, name })
      .returning()
    await system
      .update(hosts)
      .set({ vcpu: 6, freeVcpu: 2 })
      .where(eq(hosts.name, `${machine.pool.code}-1`))
    return { machine, spareId: spare?.id ?? '', spareName: name }
  }
  const free = (db: Databases, { pool }: Machine, name: string, vcpu: number, machines: number) =>
    countRows(
      db,
      'host',
      `pool_id = '${pool.id}' and name = '${name}' and free_vcpu = ${vcpu} and machines = ${machines}`,
    )

  test('without room on its own host it moves to another, and the old room is free', async ({ db }) => {
    const { machine, spareId, spareName } = await crowded(db)
    const held = await grow(machine)
    expect(held).toMatchObject({ placed: true, hostId: spareId, key: `${machine.instance.token}:move` })
    expect(await grow(machine)).toEqual(held)
    await runKind(machine.ctx, 'changePlan', machine.instance.id, params(machine))
    const now = await instanceNow(machine.ctx, machine.instance.id)
    expect(now).toMatchObject({ state: 'running', spec: bigger, hostId: spareId })
    const engine = `token = '${machine.instance.token}' and host_name = '${spareName}' and vcpu = 8`
    expect(await countRows(db, 'sim_machine', engine)).toBe(1)
    expect(await free(db, machine, `${machine.pool.code}-1`, 6, 0)).toBe(1)
    expect(await free(db, machine, spareName, 56, 1)).toBe(1)
    expect(await countRows(db, 'reservation', `key = '${machine.instance.token}' and vcpu = 8`)).toBe(1)
  })

  test('a move that is undone leaves the machine where it was and holds nothing elsewhere', async ({
    db,
  }) => {
    const { machine, spareName } = await crowded(db)
    await grow(machine)
    await planFault(machine.ctx, 'ensureDisks', 'refuse', machine.instance.token)
    const run = await runKind(machine.ctx, 'changePlan', machine.instance.id, params(machine))
    expect(run).toMatchObject({ state: 'undone' })
    const home = `${machine.pool.code}-1`
    const engine = `token = '${machine.instance.token}' and host_name = '${home}' and vcpu = 4`
    expect(await countRows(db, 'sim_machine', engine)).toBe(1)
    expect(await free(db, machine, home, 2, 1)).toBe(1)
    expect(await free(db, machine, spareName, 64, 0)).toBe(1)
  })

  test('what an abandoned order holds for another size is given back first', async ({ db }) => {
    const machine = await aRunningMachine(db)
    const hold = (vcpu: number) =>
      resizeReservation(machine.ctx, {
        key: machine.instance.token,
        agencyId: machine.agency.id,
        to: { ...bigger, vcpu },
        expiresAt: later(600),
      })
    await hold(8)
    expect(await hold(16)).toMatchObject({ placed: true, key: `${machine.instance.token}:resize` })
    expect(await countRows(db, 'host', hostOf(machine, 16))).toBe(1)
  })

  test('that no host of its pool has room for is refused with what is short', async ({ db }) => {
    const machine = await aRunningMachine(db)
    const to = { ...bigger, vcpu: 128 }
    const input = { key: machine.instance.token, agencyId: machine.agency.id, to, expiresAt: later(600) }
    expect(await resizeReservation(machine.ctx, input)).toMatchObject({
      placed: false,
      explanation: { refused: [{ filter: 'cpu', params: { needed: 128, best: 60 } }] },
    })
    await expect(
      resizeReservation(aCtx(db, (await anAgency(db)).id, ['staff']), input),
    ).rejects.toMatchObject({ kind: 'notFound' })
    await expect(resizeReservation(aCtx(db, null, ['leadingGroup']), input)).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

test('closed, it can be restored; after the recycle period it is gone and its room free', async ({ db }) => {
  const { ctx, instance, pool } = await aRunningMachine(db)
  await runKind(ctx, 'close', instance.id)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({
    state: 'recycled',
    recycleUntil: later(7 * 86_400),
  })
  await runKind(ctx, 'restore', instance.id)
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'running', recycleUntil: null })
  await runKind(ctx, 'close', instance.id)
  expect(await startPurges(aSystem(db, later(6 * 86_400)))).toBe(0)
  const end = aSystem(db, later(8 * 86_400))
  expect(await startPurges(end)).toBe(1)
  const { rows } = await ctx.db.execute<{ id: string }>(
    `select id from run where instance_id = '${instance.id}' and kind = 'purge'`,
  )
  await advanceRun(end, { runId: rows[0]?.id ?? '' }, silent)
  expect(await runNow(ctx, rows[0]?.id ?? '')).toMatchObject({ state: 'done' })
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'closed' })
  expect(await countRows(db, 'sim_machine', `token = '${instance.token}' and removed_at is null`)).toBe(0)
  expect(await countRows(db, 'host', `pool_id = '${pool.id}' and free_vcpu = vcpu and machines = 0`)).toBe(1)
  expect(await countRows(db, 'instance_span', `instance_id = '${instance.id}' and end_at is null`)).toBe(0)
  await expect(startPurges(aCtx(db, null, ['resourceOperator']))).rejects.toMatchObject({ kind: 'forbidden' })
})

test('handed to another agency: the former keeps its history, the new one the machine', async ({ db }) => {
  const { ctx, instance, pool } = await aRunningMachine(db)
  const to = await anAgency(db)
  const system = await aBusinessSystem(db, to.id)
  const newToken = crypto.randomUUID()
  await runKind(ctx, 'transfer', instance.id, { toAgencyId: to.id, toBusinessSystemId: system.id, newToken })
  expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'closed', engineRef: null })
  expect(
    await countRows(
      db,
      'instance',
      `token = '${newToken}' and agency_id = '${to.id}' and state = 'running' and engine_ref = '${instance.engineRef}'`,
    ),
  ).toBe(1)
  expect(await countRows(db, 'sim_machine', `token = '${newToken}'`)).toBe(1)
  expect(await countRows(db, 'reservation', `key = '${newToken}' and agency_id = '${to.id}'`)).toBe(1)
  expect(await countRows(db, 'host', `pool_id = '${pool.id}' and machines = 1`)).toBe(1)
})
