import { vi } from 'vitest'
import { instanceSpans } from '@/lib/db/schema/provisioning'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { listAttempts, listRunsOf } from '@/lib/provisioning/queries'
import {
  anOrderedMachine,
  instanceNow,
  letTimePass,
  planFault,
  runNow,
  silent,
} from '@/lib/testing/a-machine'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, aPerson, countRows, testNow } from '@/lib/testing/factories'

test('an ordered machine runs after four engine calls, and its charged time starts then', async ({ db }) => {
  const { ctx, operator, run, instance, order, line, hosts } = await anOrderedMachine(db, {
    dataDiskGiB: 100,
  })
  const finished = vi.fn(async () => {})
  await advanceRun(ctx, { runId: run.id }, { ...silent, finished })
  expect(await instanceNow(ctx, instance.id)).toMatchObject({
    state: 'running',
    hostId: hosts[0]?.id,
    engineRef: expect.stringMatching(/^vm-/),
    address: expect.stringMatching(/^10\.24\./),
  })
  expect(await ctx.db.select().from(instanceSpans)).toMatchObject([
    {
      instanceId: instance.id,
      state: 'running',
      startAt: testNow,
      endAt: null,
      orderLineId: line.id,
      spec: { vcpu: 4, dataDiskGiB: 100 },
    },
  ])
  const [shown] = await listRunsOf(operator, { orderId: order.id })
  expect(shown).toMatchObject({ state: 'done', failure: null })
  expect(shown?.steps.map(({ name, state }) => [name, state])).toEqual([
    ['port', 'done'],
    ['machine', 'done'],
    ['disks', 'done'],
    ['verify', 'done'],
  ])
  expect(finished).toHaveBeenCalledOnce()
  expect(await countRows(db, 'sim_journal', `token = '${instance.token}' and outcome = 'done'`)).toBe(4)
  expect(await countRows(db, 'audit_event', `object_id = '${instance.id}'`)).toBe(3)
  expect(await countRows(db, 'event', `topic = 'order:${order.id}'`)).toBeGreaterThan(4)
  await advanceRun(ctx, { runId: run.id }, { ...silent, finished })
  expect(finished).toHaveBeenCalledOnce()
})

test('nobody but the system advances a run', async ({ db }) => {
  const { run } = await anOrderedMachine(db)
  await expect(
    advanceRun(aCtx(db, null, ['resourceOperator']), { runId: run.id }, silent),
  ).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('the order shows its steps to its own agency only', async ({ db }) => {
  const { order, agency } = await anOrderedMachine(db)
  const stranger = await anOrderedMachine(db)
  expect(await listRunsOf(aCtx(db, agency.id, ['staff']), { orderId: order.id })).toHaveLength(1)
  expect(await listRunsOf(aCtx(db, stranger.agency.id, ['staff']), { orderId: order.id })).toEqual([])
})

describe('when the engine fails', () => {
  const ops = ['ensurePort', 'ensure', 'ensureDisks', 'monitor']
  const faults = ['fail', 'lostAnswer', 'twice'] as const
  test('once for every call and every kind of fault: it ends running, with one machine and one port', async ({
    db,
  }) => {
    for (const op of ops)
      for (const kind of faults) {
        const { ctx, operator, run, instance } = await anOrderedMachine(db)
        await planFault(ctx, op, kind, instance.token)
        await advanceRun(ctx, { runId: run.id }, silent)
        await letTimePass(ctx, run.id)
        await advanceRun(ctx, { runId: run.id }, silent)
        expect(await instanceNow(ctx, instance.id), `${op} ${kind}`).toMatchObject({ state: 'running' })
        const mine = `token = '${instance.token}'`
        expect(await countRows(db, 'sim_fault', `${mine} and fired`)).toBe(1)
        expect(await countRows(db, 'sim_machine', mine)).toBe(1)
        expect(await countRows(db, 'sim_port', mine)).toBe(1)
        const attempts = await listAttempts(operator, run.id)
        expect(attempts.filter(({ outcome }) => outcome !== 'done')).toHaveLength(kind === 'twice' ? 0 : 1)
      }
  })

  test('for good, everything is undone: nothing is left in the engine, and the room is free', async ({
    db,
  }) => {
    for (const op of ops) {
      const { ctx, run, instance, pool } = await anOrderedMachine(db)
      await planFault(ctx, op, 'refuse', instance.token)
      const finished = vi.fn(async () => {})
      await advanceRun(ctx, { runId: run.id }, { ...silent, finished })
      expect(await runNow(ctx, run.id), op).toMatchObject({
        state: 'undone',
        failure: { code: 'refused', retryable: false },
      })
      expect(await instanceNow(ctx, instance.id)).toMatchObject({
        state: 'failed',
        failure: { code: 'refused' },
      })
      const live = `token = '${instance.token}' and removed_at is null`
      expect(await countRows(db, 'sim_machine', live)).toBe(0)
      expect(await countRows(db, 'sim_port', live)).toBe(0)
      expect(await countRows(db, 'host', `pool_id = '${pool.id}' and free_vcpu <> vcpu`)).toBe(0)
      expect(finished).toHaveBeenCalledOnce()
    }
  })

  test('again and again, a person is called once, and earlier errors stay readable', async ({ db }) => {
    const { ctx, operator, run, instance } = await anOrderedMachine(db)
    const person = await aPerson(db, null, ['resourceOperator'])
    const stuck = vi.fn(async () => {})
    for (let tries = 0; tries < 8; tries++) {
      await planFault(ctx, 'ensure', 'fail', instance.token)
      await advanceRun(ctx, { runId: run.id }, { ...silent, stuck })
      await letTimePass(ctx, run.id)
    }
    expect(await runNow(ctx, run.id)).toMatchObject({
      state: 'stuck',
      failure: { code: 'unavailable', step: 1 },
    })
    expect(stuck).toHaveBeenCalledOnce()
    expect((await listAttempts(operator, run.id)).filter(({ outcome }) => outcome === 'failed')).toHaveLength(
      6,
    )
    expect(await countRows(db, 'task', `run_id = '${run.id}' and kind = 'stuckRun' and state = 'open'`)).toBe(
      1,
    )
    expect(
      await countRows(db, 'notification', `person_id = '${person.id}' and subject = 'run:${run.id}'`),
    ).toBe(1)
  })
})
