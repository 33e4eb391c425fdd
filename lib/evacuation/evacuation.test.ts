import { sql } from 'drizzle-orm'
import { type Ctx, inTransaction } from '@/lib/context'
import { advanceEvacuation } from '@/lib/evacuation/advance-evacuation'
import { findEvacuation } from '@/lib/evacuation/find-evacuation'
import { loadPlan } from '@/lib/evacuation/load-plan'
import { pinMachine } from '@/lib/evacuation/pin-machine'
import { resumeEvacuations } from '@/lib/evacuation/resume-evacuations'
import { startEvacuation } from '@/lib/evacuation/start-evacuation'
import { stopEvacuation } from '@/lib/evacuation/stop-evacuation'
import { aHostWith, drive, hooks, type Machine, movesOf, stateOf } from '@/lib/evacuation/testing/a-host-with'
import { unpinMachine } from '@/lib/evacuation/unpin-machine'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { startRun } from '@/lib/provisioning/start-run'
import { failHost } from '@/lib/scheduler/fail-host'
import { finishDrains } from '@/lib/scheduler/finish-drains'
import { repairDrift } from '@/lib/scheduler/repair-drift'
import { setHostState } from '@/lib/scheduler/set-host-state'
import { hostNow } from '@/lib/scheduler/testing/spare-hosts'
import { instanceNow, letTimePass, planFault } from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, countRows } from '@/lib/testing/factories'

test('live machines leave one by one, and the empty host goes to maintenance by itself', async ({ db }) => {
  const { machines, hostId, operator, ctx, begin, code } = await aHostWith(db, 3, [64])
  const plan = await loadPlan(operator, hostId)
  expect(plan.kind).toBe('drain')
  expect(plan.steps.map(({ to }) => to?.name)).toEqual(Array(3).fill(`${code}-spare0`))
  const evacuationId = await begin()
  expect(await hostNow(ctx, hostId)).toMatchObject({ state: 'drain', stateReason: '更换主板' })

  await advanceEvacuation(ctx, { evacuationId })
  expect((await movesOf(ctx, evacuationId)).map(({ state }) => state)).toEqual([
    'running',
    'reserved',
    'reserved',
  ])
  expect(await countRows(db, 'reservation', `key like '%:evacuate' and state = 'confirmed'`)).toBe(3)
  expect(await countRows(db, 'sim_machine', `host_name = '${code}-spare0'`)).toBe(0)

  await drive(ctx, evacuationId)
  expect(await stateOf(ctx, evacuationId)).toBe('done')
  expect(await hostNow(ctx, hostId)).toMatchObject({ state: 'maintenance', machines: 0, freeVcpu: 64 })
  expect(await countRows(db, 'sim_machine', `host_name = '${code}-spare0' and removed_at is null`)).toBe(3)
  expect(await countRows(db, 'host', `name = '${code}-spare0' and machines = 3 and free_vcpu = 52`)).toBe(1)
  for (const { instance } of machines) {
    expect(await instanceNow(ctx, instance.id)).toMatchObject({ state: 'running', failure: null })
    expect(await countRows(db, 'instance_span', `instance_id = '${instance.id}'`)).toBe(1)
    expect(await countRows(db, 'reservation', `key = '${instance.token}' and state = 'confirmed'`)).toBe(1)
  }
  expect(await countRows(db, 'reservation', `key like '%:evacuate' and state <> 'released'`)).toBe(0)
  expect(await repairDrift(ctx)).toBe(0)
  const shown = await findEvacuation(operator, hostId)
  expect(shown).toMatchObject({
    state: 'done',
    moves: [{ state: 'done', toHostName: `${code}-spare0` }, {}, {}],
  })
  const told = `kind = 'evacuationDone' and person_id = '${operator.actor.personId}'`
  expect(await countRows(db, 'notification', told)).toBe(1)
  for (const action of ['start', 'end'])
    expect(
      await countRows(db, 'audit_event', `action = 'evacuation.${action}' and object_id = '${evacuationId}'`),
    ).toBe(1)
})

test('what cannot leave is said beforehand, and keeps the host from being empty', async ({ db }) => {
  const { machines, hostId, operator, ctx, begin } = await aHostWith(db, 4, [6])
  const [pinned, busy] = machines.map(({ instance }) => instance.id)
  await pinMachine(operator, { instanceId: pinned ?? '', reason: '插有授时卡' })
  await inTransaction(ctx, (tx) => startRun(tx, { kind: 'stop', instanceId: busy ?? '' }))
  const codes = async () =>
    new Map((await loadPlan(operator, hostId)).steps.map(({ machine, stays }) => [machine.id, stays]))
  const stays = await codes()
  expect(stays.get(pinned ?? '')).toEqual({ code: 'pinned', params: { reason: '插有授时卡' } })
  expect(stays.get(busy ?? '')).toEqual({ code: 'busy' })
  const others = machines.slice(2).map(({ instance }) => stays.get(instance.id) ?? 'leaves')
  expect(others).toContain('leaves')
  expect(others).toContainEqual({ code: 'cpu', params: { needed: 4, best: 2 } })

  const evacuationId = await begin()
  await drive(ctx, evacuationId)
  expect(await stateOf(ctx, evacuationId)).toBe('incomplete')
  expect(await hostNow(ctx, hostId)).toMatchObject({ state: 'drain', machines: 3 })
  await unpinMachine(operator, { instanceId: pinned ?? '' })
  expect((await codes()).get(pinned ?? '')).toMatchObject({ code: 'cpu' })
  await expect(unpinMachine(operator, { instanceId: pinned ?? '' })).rejects.toMatchObject({
    kind: 'notFound',
  })
})

test('stopped while it goes on, no further machine leaves and the room held for them is free', async ({
  db,
}) => {
  const { hostId, operator, ctx, begin, code } = await aHostWith(db, 3, [64])
  const evacuationId = await begin()
  await drive(ctx, evacuationId, 1)
  await stopEvacuation(operator, { evacuationId, reason: '业务高峰' })
  expect((await movesOf(ctx, evacuationId)).map(({ state }) => state)).toEqual([
    'done',
    'running',
    'cancelled',
  ])
  await expect(stopEvacuation(operator, { evacuationId, reason: '再停' })).rejects.toMatchObject({
    code: 'evacuation.notRunning',
  })
  await drive(ctx, evacuationId)
  const going = (await movesOf(ctx, evacuationId))[1]?.runId ?? ''
  await letTimePass(ctx, going)
  await advanceRun(ctx, { runId: going }, hooks)
  expect((await movesOf(ctx, evacuationId)).map(({ state }) => state)).toEqual(['done', 'done', 'cancelled'])
  expect(await stateOf(ctx, evacuationId)).toBe('stopped')
  expect(await hostNow(ctx, hostId)).toMatchObject({ state: 'drain', machines: 1 })
  expect(await countRows(db, 'host', `name = '${code}-spare0' and machines = 2 and free_vcpu = 56`)).toBe(1)
  expect(await repairDrift(ctx)).toBe(0)
})

describe('when the engine does not do it', () => {
  test('a machine that is refused stays where it was, its room elsewhere is free, and the others leave', async ({
    db,
  }) => {
    const { machines, hostId, ctx, begin, code } = await aHostWith(db, 2, [64])
    const refused = machines[0] as Machine
    await planFault(ctx, 'move', 'refuse', refused.instance.token)
    const evacuationId = await begin()
    await drive(ctx, evacuationId)
    const moves = await movesOf(ctx, evacuationId)
    expect(moves.find(({ instanceId }) => instanceId === refused.instance.id)).toMatchObject({
      state: 'failed',
      code: 'failed',
      params: { engine: 'refused' },
    })
    expect(await stateOf(ctx, evacuationId)).toBe('incomplete')
    expect(await instanceNow(ctx, refused.instance.id)).toMatchObject({
      state: 'running',
      hostId,
      failure: null,
    })
    expect(
      await countRows(db, 'sim_machine', `token = '${refused.instance.token}' and host_name = '${code}-1'`),
    ).toBe(1)
    expect(await hostNow(ctx, hostId)).toMatchObject({ machines: 1 })
    expect(await repairDrift(ctx)).toBe(0)
  })

  test('a lost answer is looked into, not believed: the machine has arrived once', async ({ db }) => {
    const { machines, ctx, begin, code } = await aHostWith(db, 1, [64])
    await planFault(ctx, 'move', 'lostAnswer', machines[0]?.instance.token ?? '')
    const evacuationId = await begin()
    await drive(ctx, evacuationId)
    expect(await stateOf(ctx, evacuationId)).toBe('done')
    expect(await countRows(db, 'sim_machine', `host_name = '${code}-spare0'`)).toBe(1)
  })
})

test('a job that was lost is made up for by the clock', async ({ db }) => {
  const { ctx, begin } = await aHostWith(db, 1, [64])
  const evacuationId = await begin()
  await resumeEvacuations(ctx)
  expect((await movesOf(ctx, evacuationId)).map(({ state }) => state)).toEqual(['running'])
  await resumeEvacuations(ctx)
  expect(await countRows(db, 'run', `kind = 'move' and params ->> 'evacuationId' = '${evacuationId}'`)).toBe(
    1,
  )
  await drive(ctx, evacuationId)
  expect(await stateOf(ctx, evacuationId)).toBe('done')
})

test('the machines of a failed host are rebuilt elsewhere, and their agencies hear of it', async ({ db }) => {
  const { machines, hostId, operator, ctx, begin, code } = await aHostWith(db, 2, [64])
  const admins = await Promise.all(machines.map(({ agency }) => aPerson(db, agency.id, ['agencyAdmin'])))
  await failHost(operator, { hostId, reason: '主板烧毁' })
  await expect(failHost(operator, { hostId, reason: '又一次' })).rejects.toMatchObject({
    code: 'scheduler.hostDownAlready',
  })
  expect((await loadPlan(operator, hostId)).kind).toBe('rebuild')
  await ctx.db.execute(
    sql`update instance set state = 'missing' where id = ${machines[1]?.instance.id ?? ''}::uuid`,
  )
  const evacuationId = await begin()
  await drive(ctx, evacuationId)
  expect(await stateOf(ctx, evacuationId)).toBe('done')
  expect(await hostNow(ctx, hostId)).toMatchObject({ state: 'down', machines: 0, freeVcpu: 64 })
  for (const { instance } of machines) {
    const { address } = instance
    expect(await instanceNow(ctx, instance.id)).toMatchObject({
      state: 'running',
      address,
      missingSince: null,
    })
  }
  expect(await countRows(db, 'sim_machine', `host_name = '${code}-spare0' and removed_at is null`)).toBe(2)
  for (const { id } of admins)
    expect(await countRows(db, 'notification', `kind = 'machineRebuilt' and person_id = '${id}'`)).toBe(1)
  expect(await repairDrift(ctx)).toBe(0)
})

test('only operators begin, stop, pin or report, once at a time, by the plan they have seen', async ({
  db,
}) => {
  const { machines, hostId, operator, ctx, begin } = await aHostWith(db, 2, [64])
  const [instanceId = ''] = machines.map(({ instance }) => instance.id)
  const { digest } = await loadPlan(operator, hostId)
  const start = { hostId, seen: digest, reason: '越权' }
  const strangers = [
    aCtx(db, null, ['leadingGroup']),
    aCtx(db, null, ['authority']),
    aCtx(db, (await anAgency(db)).id, ['staff', 'agencyAdmin']),
  ]
  for (const stranger of strangers) {
    const tries = [
      () => startEvacuation(stranger, start),
      () => stopEvacuation(stranger, { evacuationId: hostId, reason: '越权' }),
      () => pinMachine(stranger, { instanceId, reason: '越权' }),
      () => unpinMachine(stranger, { instanceId }),
      () => failHost(stranger, { hostId, reason: '越权' }),
      () => finishDrains(stranger),
      () => advanceEvacuation(stranger, { evacuationId: hostId }),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ kind: 'forbidden' })
  }
  await expect(loadPlan(strangers[2] as Ctx, hostId)).rejects.toMatchObject({ kind: 'forbidden' })
  await pinMachine(operator, { instanceId, reason: '插有加密卡' })
  await expect(startEvacuation(operator, start)).rejects.toMatchObject({ code: 'evacuation.planChanged' })
  expect(await hostNow(ctx, hostId)).toMatchObject({ state: 'up' })
  const evacuationId = await begin()
  await expect(begin()).rejects.toMatchObject({ code: 'evacuation.running' })
  await expect(
    stopEvacuation(operator, { evacuationId: crypto.randomUUID(), reason: '没有' }),
  ).rejects.toMatchObject({ kind: 'notFound' })
  expect(await stateOf(ctx, evacuationId)).toBe('running')
  // With nothing that could leave there is nothing to begin.
  const [, other = ''] = machines.map(({ instance }) => instance.id)
  await stopEvacuation(operator, { evacuationId, reason: '停' })
  await pinMachine(operator, { instanceId: other, reason: '也不动' })
  await expect(begin()).rejects.toMatchObject({ code: 'evacuation.nothingToMove' })
})

test('a host drained by hand goes to maintenance when its last machine has gone', async ({ db }) => {
  const { hostId, operator, ctx } = await aHostWith(db, 1, [])
  await setHostState(operator, { hostId, state: 'drain', reason: '等待退役' })
  await finishDrains(ctx)
  expect(await hostNow(ctx, hostId)).toMatchObject({ state: 'drain' })
  await ctx.db.execute(sql`update reservation set state = 'released' where host_id = ${hostId}::uuid`)
  await ctx.db.execute(sql`update host set machines = 0 where id = ${hostId}::uuid`)
  expect(await finishDrains(ctx)).toBe(1)
  expect(await hostNow(ctx, hostId)).toMatchObject({ state: 'maintenance', stateReason: '等待退役' })
})
