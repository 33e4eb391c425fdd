import { eq, sql } from 'drizzle-orm'
import { approvePlan } from '@/lib/consolidation/approve-plan'
import { findConsolidation } from '@/lib/consolidation/find-consolidation'
import { findPlan } from '@/lib/consolidation/find-plan'
import { keepReserve } from '@/lib/consolidation/keep-reserve'
import { listEnergy } from '@/lib/consolidation/list-energy'
import { listPlans } from '@/lib/consolidation/list-plans'
import { planNow } from '@/lib/consolidation/plan-now'
import { planPool } from '@/lib/consolidation/plan-pool'
import { planPools } from '@/lib/consolidation/plan-pools'
import { settingOf } from '@/lib/consolidation/queries'
import { recordEnergy } from '@/lib/consolidation/record-energy'
import { rejectPlan } from '@/lib/consolidation/reject-plan'
import { resumePlans } from '@/lib/consolidation/resume-plans'
import { saveConsolidation } from '@/lib/consolidation/save-consolidation'
import { saveHostPower } from '@/lib/consolidation/save-host-power'
import { stopPlan } from '@/lib/consolidation/stop-plan'
import type { Ctx } from '@/lib/context'
import { consolidationPlans } from '@/lib/db/schema/consolidation'
import { forecasts } from '@/lib/db/schema/scheduler'
import { pinMachine } from '@/lib/evacuation/pin-machine'
import { setHostState } from '@/lib/scheduler/set-host-state'
import { aScatteredPool, planNowOf } from '@/lib/testing/a-scattered-pool'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, countRows, testNow } from '@/lib/testing/factories'

type World = Awaited<ReturnType<typeof aScatteredPool>>

const outcomeOf = async ({ ctx, pool }: World) => (await settingOf(ctx, pool.id))?.outcome
const inFull = async (world: World, planId: string | null) => {
  const plan = await findPlan(world.operator, planId ?? '')
  if (!plan) throw new Error('no plan')
  return plan
}

test('the sparsest host is emptied onto the fullest, with before and after', async ({ db }) => {
  const world = await aScatteredPool(db, [6, 1, 3])
  const plan = await inFull(world, await planPool(world.ctx, world.pool, world.setting))
  expect(plan).toMatchObject({ state: 'proposed', hosts: 3, hostsOnBefore: 3, hostsOnAfter: 1 })
  expect(plan.moves.map(({ fromHostName, toHostName }) => [fromHostName, toHostName])).toEqual([
    [world.names[1], world.names[0]],
    ...Array(3).fill([world.names[2], world.names[0]]),
  ])
  expect(
    plan.touched.map(({ name, role, vcpuBefore, vcpuAfter }) => [name, role, vcpuBefore, vcpuAfter]),
  ).toEqual([
    [world.names[0], 'target', 24, 40],
    [world.names[2], 'emptied', 12, 0],
    [world.names[1], 'emptied', 4, 0],
  ])
  const told = `kind = 'consolidationProposed' and subject = 'consolidation:${plan.id}' and waits`
  expect(await countRows(db, 'notification', told)).toBeGreaterThan(0)
})

describe('what keeps a host from being emptied', () => {
  test('a machine marked "do not move"', async ({ db }) => {
    const world = await aScatteredPool(db, [6, 2], { movesPerPlan: 5 })
    await pinMachine(world.operator, { instanceId: world.machinesOn(1)[0]?.id ?? '', reason: '插有加密卡' })
    expect(await planPool(world.ctx, world.pool, world.setting)).toBeNull()
    expect(await outcomeOf(world)).toMatchObject({ code: 'nothing' })
  })

  test('its anti-affinity group, complete on every other host', async ({ db }) => {
    const world = await aScatteredPool(db, [2, 1])
    const { ctx, hostIds, machinesOn, first } = world
    const { rows } = await ctx.db.execute<{ id: string }>(sql`
      insert into anti_affinity_group (agency_id, name, max_per_host) values (${first.agency.id}, 'apart', 1) returning id`)
    const groupId = rows[0]?.id ?? ''
    for (const hostId of hostIds)
      await ctx.db.execute(sql`insert into group_host values (${groupId}, ${hostId}, 1, 1)`)
    const tokens = [machinesOn(0)[0]?.token, machinesOn(1)[0]?.token]
    for (const token of tokens)
      await ctx.db.execute(sql`update reservation set group_id = ${groupId}::uuid where key = ${token}::text`)
    expect(await planPool(ctx, world.pool, world.setting)).toBeNull()
    await ctx.db.execute(sql`update group_host set members = 0 where host_id = ${hostIds[0]}::uuid`)
    await ctx.db.execute(sql`update reservation set group_id = null where key = ${tokens[0]}::text`)
    expect(await planPool(ctx, world.pool, world.setting)).not.toBeNull()
  })

  test('maintenance, on either side', async ({ db }) => {
    const world = await aScatteredPool(db, [6, 2])
    await setHostState(world.operator, {
      hostId: world.hostIds[0] ?? '',
      state: 'maintenance',
      reason: '换内存',
    })
    expect(await planPool(world.ctx, world.pool, world.setting)).toBeNull()
  })

  test('room reserved for an order that is not approved yet', async ({ db }) => {
    const world = await aScatteredPool(db, [6, 1], { movesPerPlan: 5 })
    const [instance] = world.machinesOn(1)
    await world.ctx.db.execute(sql`
      with taken as (update host set free_vcpu = free_vcpu - 2, machines = machines + 1 where id = ${world.hostIds[1]}::uuid)
      insert into reservation (agency_id, key, host_id, vcpu, memory_mib, disk_gib, state, expires_at)
      values (${instance?.agencyId}::uuid, gen_random_uuid()::text, ${world.hostIds[1]}::uuid, 2, 0, 0, 'reserved', now() + interval '1 hour')`)
    expect(await planPool(world.ctx, world.pool, world.setting)).toBeNull()
  })
})

describe('how much and when', () => {
  test('no more moves than a plan may have', async ({ db }) => {
    const world = await aScatteredPool(db, [6, 1, 3], { movesPerPlan: 2 })
    const plan = await inFull(world, await planPool(world.ctx, world.pool, world.setting))
    expect(plan.moves).toHaveLength(1)
  })

  test('no more than five hundred hosts at once, those it empties among them', async ({ db }) => {
    const { ctx, pool, setting, operator, hostIds } = await aScatteredPool(db, [6, 1])
    await ctx.db.execute(sql`
      insert into host (pool_id, name, vcpu, memory_mib, disk_gib, free_vcpu, free_memory_mib, free_disk_gib)
      select ${pool.id}::uuid, ${pool.code} || '-idle' || n, 64, 262144, 4000, 64, 262144, 4000 from generate_series(1, 1200) n`)
    const planId = (await planPool(ctx, pool, setting)) ?? ''
    expect(await planNowOf(ctx, planId)).toMatchObject({ hostsOnBefore: 1202, hostsOnAfter: 702 })
    const asleep = `plan_id = '${planId}' and sleeps`
    expect(await countRows(db, 'consolidation_host', asleep)).toBe(500)
    expect(await countRows(db, 'consolidation_host', `${asleep} and host_id = '${hostIds[1]}'`)).toBe(1)
    await approvePlan(operator, { planId })
    expect(await countRows(db, 'host', `pool_id = '${pool.id}' and state = 'dozing'`)).toBe(499)
  })

  test('no more moves than the machines placed of late have earned', async ({ db }) => {
    const world = await aScatteredPool(db, [6, 1, 3], { movesPerHundredRequests: 10 })
    const plan = await inFull(world, await planPool(world.ctx, world.pool, world.setting))
    expect(plan.moves).toHaveLength(1)
    const nothing = await aScatteredPool(db, [3, 1], { movesPerHundredRequests: 0 })
    expect(await planPool(nothing.ctx, nothing.pool, nothing.setting)).toBeNull()
    expect(await outcomeOf(nothing)).toEqual({ code: 'nothing', params: { reserve: 0, budget: 0 } })
  })

  test('the minimum of empty hosts stays awake, and more where the forecast expects more', async ({ db }) => {
    const kept = await aScatteredPool(db, [6, 1, 0, 0], { minimumReserve: 1 })
    const plan = await inFull(kept, await planPool(kept.ctx, kept.pool, kept.setting))
    expect(plan.touched.filter(({ sleeps }) => sleeps)).toHaveLength(2)
    const more = await aScatteredPool(db, [6, 1, 0, 0], { minimumReserve: 1 })
    const band = (early: number) => ({ early, likely: early, late: early })
    await more.ctx.db.insert(forecasts).values({
      poolId: more.pool.id,
      question: { days: 2, growthPercent: 0, policy: 'pack' },
      state: 'done',
      askedAt: testNow,
      answeredAt: testNow,
      answer: {
        hosts: 4,
        vcpu: 256,
        vcpuInUse: 28,
        seen: { machines: 1, days: 90 },
        coresInUse: [band(60), band(28 + 150)],
        plans: [],
        refused: 0,
      },
    })
    expect((await findConsolidation(more.operator, more.pool)).reserve).toBe(3)
    expect(await planPool(more.ctx, more.pool, more.setting)).toBeNull()
  })

  test('only in a maintenance window; a plan is not approved outside either, and the next one is named', async ({
    db,
  }) => {
    const world = await aScatteredPool(db, [6, 2], { windows: [{ from: '22:00', to: '06:00' }] })
    expect(await planPool(world.ctx, world.pool, world.setting)).toBeNull()
    expect(await outcomeOf(world)).toEqual({ code: 'outsideWindow' })
    const night = aSystem(db, new Date('2026-11-20T15:00:00Z'))
    const planId = (await planPool(night, world.pool, world.setting)) ?? ''
    await expect(approvePlan(world.operator, { planId })).rejects.toMatchObject({
      code: 'consolidation.outsideWindow',
      details: { params: { at: '22:00' } },
    })
    expect(await planNowOf(world.ctx, planId)).toMatchObject({ state: 'proposed' })
  })

  test('a proposal stays while it holds, and gives way to a new one when it does not', async ({ db }) => {
    const world = await aScatteredPool(db, [6, 1, 2])
    const first = (await planPool(world.ctx, world.pool, world.setting)) ?? ''
    expect(await planPool(world.ctx, world.pool, world.setting)).toBe(first)
    expect(await outcomeOf(world)).toEqual({ code: 'waits' })
    await pinMachine(world.operator, { instanceId: world.machinesOn(1)[0]?.id ?? '', reason: '插有加密卡' })
    const second = await planPool(world.ctx, world.pool, world.setting)
    expect(second).not.toBeNull()
    expect(await planNowOf(world.ctx, first)).toMatchObject({ state: 'stale', why: { code: 'machineStays' } })
    expect((await listPlans(world.operator, world.pool.id, { page: 1, size: 10 })).rows).toMatchObject([
      { id: second, state: 'proposed' },
      { id: first, state: 'stale' },
    ])
  })
})

test('rejected, nothing moves; nobody rejects it twice', async ({ db }) => {
  const world = await aScatteredPool(db, [6, 2])
  const planId = (await planNow(world.operator, { poolId: world.pool.id })) ?? ''
  await rejectPlan(world.operator, { planId, reason: '保障期' })
  expect(await planNowOf(world.ctx, planId)).toMatchObject({ state: 'rejected', comment: '保障期' })
  expect(
    await countRows(db, 'notification', `subject = 'consolidation:${planId}' and waits and done_at is null`),
  ).toBe(0)
  await expect(rejectPlan(world.operator, { planId, reason: '再来' })).rejects.toMatchObject({
    code: 'consolidation.notProposed',
  })
})

test('a setting that is changed withdraws the proposal, and off means off', async ({ db }) => {
  const world = await aScatteredPool(db, [6, 2])
  const planId = (await planNow(world.operator, { poolId: world.pool.id })) ?? ''
  const { plannedAt: _at, outcome: _of, ...setting } = world.setting
  await saveConsolidation(world.operator, { ...setting, mode: 'off' })
  expect(await planNowOf(world.ctx, planId)).toMatchObject({
    state: 'stale',
    why: { code: 'settingChanged' },
  })
  await expect(planNow(world.operator, { poolId: world.pool.id })).rejects.toMatchObject({
    code: 'consolidation.off',
  })
  await planPools(world.ctx)
  const open = sql`state = 'proposed' and pool_id = ${world.pool.id}::uuid`
  expect(await world.ctx.db.select().from(consolidationPlans).where(open)).toEqual([])
})

test('measured watts take the place of assumed ones', async ({ db }) => {
  const { operator, pool } = await aScatteredPool(db, [1])
  const shapes = async () => (await findConsolidation(operator, pool)).shapes
  expect(await shapes()).toEqual([{ vcpu: 64, hosts: 1, idleWatts: 124, fullWatts: 444, measured: false }])
  await saveHostPower(operator, { poolId: pool.id, vcpu: 64, idleWatts: 180, fullWatts: 520 })
  expect(await shapes()).toEqual([{ vcpu: 64, hosts: 1, idleWatts: 180, fullWatts: 520, measured: true }])
})

test('only operators set, plan, approve, reject or stop; others may look, agencies not even that', async ({
  db,
}) => {
  const world = await aScatteredPool(db, [6, 2])
  const { ctx, pool, operator } = world
  const planId = (await planPool(ctx, pool, world.setting)) ?? ''
  const { plannedAt: _at, outcome: _of, ...setting } = world.setting
  const authority = aCtx(db, null, ['authority'])
  const staff = aCtx(db, (await anAgency(db)).id, ['staff', 'agencyAdmin'])
  const forbidden = { kind: 'forbidden' }
  for (const stranger of [authority, aCtx(db, null, ['leadingGroup']), staff] as Ctx[]) {
    const tries = [
      () => saveConsolidation(stranger, setting),
      () => saveHostPower(stranger, { poolId: pool.id, vcpu: 64, idleWatts: 1, fullWatts: 2 }),
      () => planNow(stranger, { poolId: pool.id }),
      () => approvePlan(stranger, { planId }),
      () => rejectPlan(stranger, { planId, reason: '越权' }),
      () => stopPlan(stranger, { planId, reason: '越权' }),
      () => planPools(stranger),
      () => resumePlans(stranger),
      () => keepReserve(stranger),
      () => recordEnergy(stranger),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(forbidden)
  }
  expect(await findPlan(authority, planId)).toMatchObject({ id: planId })
  for (const look of [
    () => findPlan(staff, planId),
    () => listPlans(staff, pool.id, { page: 1, size: 10 }),
    () => listEnergy(staff, { days: 1 }),
    () => findConsolidation(staff, pool),
  ])
    await expect(look()).rejects.toMatchObject(forbidden)
  for (const attempt of [
    approvePlan,
    (c: Ctx, input: { planId: string }) => stopPlan(c, { ...input, reason: '没有' }),
  ])
    await expect(attempt(operator, { planId: crypto.randomUUID() })).rejects.toMatchObject({
      kind: 'notFound',
    })
  expect(await findPlan(operator, 'nothing')).toBeUndefined()
  const rows = await ctx.db.select().from(consolidationPlans).where(eq(consolidationPlans.id, planId))
  expect(rows[0]?.state).toBe('proposed')
})
