import { eq, sql } from 'drizzle-orm'
import { approvePlan } from '@/lib/consolidation/approve-plan'
import { planPool } from '@/lib/consolidation/plan-pool'
import { planPools } from '@/lib/consolidation/plan-pools'
import { movesOf } from '@/lib/consolidation/queries'
import { resumePlans } from '@/lib/consolidation/resume-plans'
import { stopPlan } from '@/lib/consolidation/stop-plan'
import { type Ctx, inTransaction } from '@/lib/context'
import { consolidationPlans, consolidationSettings } from '@/lib/db/schema/consolidation'
import { loadPlan } from '@/lib/evacuation/load-plan'
import { pinMachine } from '@/lib/evacuation/pin-machine'
import { startEvacuation } from '@/lib/evacuation/start-evacuation'
import { advanceRun } from '@/lib/provisioning/advance-run'
import { startRun } from '@/lib/provisioning/start-run'
import { claimHost } from '@/lib/scheduler/claim-host'
import { finishDrains } from '@/lib/scheduler/finish-drains'
import { repairDrift } from '@/lib/scheduler/repair-drift'
import { instanceNow, letTimePass, planFault } from '@/lib/testing/a-machine'
import { aScatteredPool, drive, hooks, hostStateOf, partsOf, planNowOf } from '@/lib/testing/a-scattered-pool'
import { describe, expect, test } from '@/lib/testing/db'
import { aSystem, countRows } from '@/lib/testing/factories'

type World = Awaited<ReturnType<typeof aScatteredPool>>

async function aProposal({ ctx, pool, setting }: World): Promise<string> {
  const planId = await planPool(ctx, pool, setting)
  if (!planId) throw new Error('no plan')
  return planId
}
const statesOf = async (ctx: Ctx, planId: string) => (await movesOf(ctx, planId)).map(({ state }) => state)

test('approved, targets are held before anything moves, machines run on, and the empty host sleeps', async ({
  db,
}) => {
  const world = await aScatteredPool(db, [6, 2])
  const { ctx, operator, hostIds, names, machinesOn } = world
  const [full = '', sparse = ''] = hostIds
  const planId = await aProposal(world)
  expect(await planNowOf(ctx, planId)).toMatchObject({
    state: 'proposed',
    hosts: 2,
    hostsOnBefore: 2,
    hostsOnAfter: 1,
    savedWhPerDay: (60 + 64) * 24,
  })
  expect(await countRows(db, 'reservation', `key like '%:evacuate' and state <> 'released'`)).toBe(0)

  await approvePlan(operator, { planId })
  expect(await statesOf(ctx, planId)).toEqual(['reserved', 'reserved'])
  expect(
    await countRows(
      db,
      'reservation',
      `key like '%:evacuate' and state = 'confirmed' and host_id = '${full}'`,
    ),
  ).toBe(2)
  expect(await hostStateOf(ctx, sparse)).toBe('drain')
  expect(await countRows(db, 'sim_machine', `host_name = '${names[1]}' and removed_at is null`)).toBe(2)

  await drive(ctx, planId)
  expect(await planNowOf(ctx, planId)).toMatchObject({ state: 'done', decidedBy: operator.actor.personId })
  expect(await hostStateOf(ctx, sparse)).toBe('asleep')
  expect(await countRows(db, 'sim_host', `name = '${names[1]}' and power = 'off'`)).toBe(1)
  expect(await countRows(db, 'sim_machine', `host_name = '${names[0]}' and removed_at is null`)).toBe(8)
  for (const { id } of machinesOn(1))
    expect(await instanceNow(ctx, id)).toMatchObject({ state: 'running', hostId: full, failure: null })
  expect(await countRows(db, 'reservation', `key like '%:evacuate' and state <> 'released'`)).toBe(0)
  expect(await repairDrift(ctx)).toBe(0)
  for (const action of ['consolidation.plan', 'consolidation.approve', 'consolidation.end'])
    expect(await countRows(db, 'audit_event', `action = '${action}' and object_id = '${planId}'`)).toBe(1)
  const told = `kind = 'consolidationDone' and person_id = '${operator.actor.personId}'`
  expect(await countRows(db, 'notification', told)).toBe(1)
  await expect(approvePlan(operator, { planId })).rejects.toMatchObject({ code: 'consolidation.notProposed' })
})

test('by rule nobody is asked, and the interval is kept', async ({ db }) => {
  const { ctx, pool, hostIds } = await aScatteredPool(db, [3, 1], { mode: 'rule' })
  expect(await planPools(ctx)).toBe(1)
  const [plan] = await ctx.db.select().from(consolidationPlans).where(eq(consolidationPlans.poolId, pool.id))
  expect(plan).toMatchObject({ state: 'running', decidedBy: null })
  expect(
    await countRows(
      db,
      'audit_event',
      `action = 'consolidation.approveByRule' and object_id = '${plan?.id}'`,
    ),
  ).toBe(1)
  await drive(ctx, plan?.id ?? '')
  expect(await hostStateOf(ctx, hostIds[1] ?? '')).toBe('asleep')
  expect(await planPools(ctx)).toBe(0)
})

test('stopped midway: the rest stays, its room is free, nothing is half done', async ({ db }) => {
  const world = await aScatteredPool(db, [6, 3])
  const { ctx, operator, hostIds, names } = world
  const planId = await aProposal(world)
  await approvePlan(operator, { planId })
  await drive(ctx, planId, 1)
  expect(await statesOf(ctx, planId)).toEqual(['done', 'running', 'reserved'])
  await stopPlan(operator, { planId, reason: '业务高峰' })
  expect(await statesOf(ctx, planId)).toEqual(['done', 'running', 'cancelled'])
  expect(await planNowOf(ctx, planId)).toMatchObject({ state: 'stopped', comment: '业务高峰' })
  expect(await hostStateOf(ctx, hostIds[1] ?? '')).toBe('up')
  const going = (await movesOf(ctx, planId))[1]?.runId ?? ''
  await letTimePass(ctx, going)
  await advanceRun(ctx, { runId: going }, hooks)
  expect(await statesOf(ctx, planId)).toEqual(['done', 'done', 'cancelled'])
  await resumePlans(ctx)
  expect(await countRows(db, 'host', `name = '${names[1]}' and machines = 1 and free_vcpu = 60`)).toBe(1)
  expect(await countRows(db, 'reservation', `key like '%:evacuate' and state <> 'released'`)).toBe(0)
  expect(await repairDrift(ctx)).toBe(0)
  await expect(stopPlan(operator, { planId, reason: '再停' })).rejects.toMatchObject({
    code: 'consolidation.notRunning',
  })
})

test('a maintenance window that ends, ends the plan', async ({ db }) => {
  const world = await aScatteredPool(db, [4, 2], { windows: [{ from: '09:30', to: '10:30' }] })
  const { operator } = world
  const planId = await aProposal(world)
  await approvePlan(operator, { planId })
  const later = aSystem(db, new Date('2026-11-20T02:31:00Z'))
  await drive(later, planId)
  expect(await planNowOf(later, planId)).toMatchObject({ state: 'stopped', why: { code: 'windowOver' } })
  expect(await statesOf(later, planId)).toEqual(['cancelled', 'cancelled'])
})

describe('a plan that no longer holds moves nothing and says why', () => {
  const take = ({ ctx, pool, first }: World, hostId: string | undefined, vcpu: number) =>
    claimHost(ctx, {
      key: crypto.randomUUID(),
      agencyId: first.agency.id,
      hostId: hostId ?? '',
      request: {
        vcpu,
        memoryMiB: 1024,
        diskGiB: 1,
        zone: pool.zone,
        protectionLevel: 1,
        architecture: pool.architecture,
      },
      holdSeconds: 600,
      explanation: {},
    })

  async function refused(world: World, code: string, change: () => Promise<unknown>) {
    const { ctx, operator, pool } = world
    const planId = await aProposal(world)
    await change()
    await expect(approvePlan(operator, { planId })).rejects.toMatchObject({
      kind: 'conflict',
      code: `consolidation.${code}`,
    })
    expect(await planNowOf(ctx, planId)).toMatchObject({ state: 'stale', why: { code } })
    expect((await statesOf(ctx, planId)).every((state) => state === 'cancelled')).toBe(true)
    const [setting] = await ctx.db
      .select()
      .from(consolidationSettings)
      .where(eq(consolidationSettings.poolId, pool.id))
    expect(setting?.plannedAt).toBeNull()
  }

  test('a machine was pinned meanwhile', async ({ db }) => {
    const world = await aScatteredPool(db, [4, 2])
    const instanceId = world.machinesOn(1)[0]?.id ?? ''
    await refused(world, 'machineStays', () =>
      pinMachine(world.operator, { instanceId, reason: '插有加密卡' }),
    )
  })

  test('a machine is busy', async ({ db }) => {
    const world = await aScatteredPool(db, [4, 2])
    const instanceId = world.machinesOn(1)[0]?.id ?? ''
    await refused(world, 'machineStays', () =>
      inTransaction(world.ctx, (tx) => startRun(tx, { kind: 'stop', instanceId })),
    )
  })

  test('the target has filled up', async ({ db }) => {
    const world = await aScatteredPool(db, [4, 2])
    await refused(world, 'targetFull', () => take(world, world.hostIds[0], 44))
  })

  test('the host to be emptied has got something new', async ({ db }) => {
    const world = await aScatteredPool(db, [4, 2])
    await refused(world, 'hostChanged', () => take(world, world.hostIds[1], 1))
  })

  test('a host went into maintenance', async ({ db }) => {
    const world = await aScatteredPool(db, [4, 2])
    await refused(world, 'hostState', () =>
      world.ctx.db.execute(sql`update host set state = 'maintenance' where id = ${world.hostIds[0]}::uuid`),
    )
  })

  test('more empty hosts have to stay awake', async ({ db }) => {
    const world = await aScatteredPool(db, [4, 2])
    await refused(world, 'reserve', () =>
      world.ctx.db
        .update(consolidationSettings)
        .set({ minimumReserve: 1 })
        .where(eq(consolidationSettings.poolId, world.pool.id)),
    )
  })
})

test('where the engine refuses one machine, its neighbours stay and the host takes machines again', async ({
  db,
}) => {
  const world = await aScatteredPool(db, [6, 3])
  const { ctx, operator, hostIds, machinesOn } = world
  const planId = await aProposal(world)
  await approvePlan(operator, { planId })
  const first = (await movesOf(ctx, planId))[0]
  const token = machinesOn(1).find(({ id }) => id === first?.instanceId)?.token ?? ''
  await planFault(ctx, 'move', 'refuse', token)
  await drive(ctx, planId)
  const moves = await movesOf(ctx, planId)
  expect(moves.map(({ state, code }) => [state, code])).toEqual([
    ['failed', 'failed'],
    ['cancelled', 'neighbour'],
    ['cancelled', 'neighbour'],
  ])
  expect(await planNowOf(ctx, planId)).toMatchObject({ state: 'incomplete' })
  expect(await partsOf(ctx, planId, 'kept')).toEqual([hostIds[1]])
  expect(await hostStateOf(ctx, hostIds[1] ?? '')).toBe('up')
  expect(await countRows(db, 'reservation', `key like '%:evacuate' and state <> 'released'`)).toBe(0)
  expect(await repairDrift(ctx)).toBe(0)
})

test('a lost answer is looked into, a lost job made up for by the clock', async ({ db }) => {
  const world = await aScatteredPool(db, [3, 1])
  const { ctx, operator, hostIds, machinesOn, names } = world
  const planId = await aProposal(world)
  await approvePlan(operator, { planId })
  await planFault(ctx, 'move', 'lostAnswer', machinesOn(1)[0]?.token ?? '')
  await resumePlans(ctx)
  await resumePlans(ctx)
  expect(await countRows(db, 'run', `params ->> 'consolidationId' = '${planId}'`)).toBe(1)
  await drive(ctx, planId)
  expect(await planNowOf(ctx, planId)).toMatchObject({ state: 'done' })
  expect(await hostStateOf(ctx, hostIds[1] ?? '')).toBe('asleep')
  expect(await countRows(db, 'sim_machine', `host_name = '${names[0]}' and removed_at is null`)).toBe(4)
})

test('neither a drain that ends nor an operator who empties the host comes between', async ({ db }) => {
  const world = await aScatteredPool(db, [4, 1])
  const { ctx, operator, hostIds } = world
  const sparse = hostIds[1] ?? ''
  const planId = await aProposal(world)
  await approvePlan(operator, { planId })
  const { digest } = await loadPlan(operator, sparse)
  await expect(
    startEvacuation(operator, { hostId: sparse, seen: digest, reason: '更换主板' }),
  ).rejects.toMatchObject({ code: 'evacuation.consolidated' })
  await finishDrains(ctx)
  expect(await hostStateOf(ctx, sparse)).toBe('drain')
  await drive(ctx, planId)
  expect(await hostStateOf(ctx, sparse)).toBe('asleep')
})
