import { eq } from 'drizzle-orm'
import { keepReserve } from '@/lib/consolidation/keep-reserve'
import { listEnergy } from '@/lib/consolidation/list-energy'
import { recordEnergy } from '@/lib/consolidation/record-energy'
import { type Ctx, inTransaction } from '@/lib/context'
import { samples } from '@/lib/db/schema/compute'
import { poolEnergy } from '@/lib/db/schema/consolidation'
import { settlePowers } from '@/lib/scheduler/settle-powers'
import { sleepHosts } from '@/lib/scheduler/sleep-hosts'
import { wakeHosts } from '@/lib/scheduler/wake-hosts'
import { aScatteredPool, hostStateOf } from '@/lib/testing/a-scattered-pool'
import { expect, test } from '@/lib/testing/db'
import { aSystem } from '@/lib/testing/factories'

const energyOf = (ctx: Ctx, poolId: string) =>
  ctx.db.select().from(poolEnergy).where(eq(poolEnergy.poolId, poolId)).orderBy(poolEnergy.hour)
const at = (time: string) => new Date(`2026-11-20T${time}Z`)

test('kWh come from the time hosts were on and the load engines measured, once for every hour', async ({
  db,
}) => {
  // Both hosts are seen first at 02:00, with one machine of 4 vCPU that runs since then.
  const { ctx, pool, hostIds, machinesOn } = await aScatteredPool(db, [1, 0])
  await recordEnergy(ctx)
  expect(await energyOf(ctx, pool.id)).toEqual([])
  const half = aSystem(db, at('02:30:00'))
  const [, idle = ''] = hostIds
  await inTransaction(half, (tx) => sleepHosts(tx, { poolId: pool.id, hostIds: [idle], keepAwake: 0 }))
  await settlePowers(half)
  const [machine] = machinesOn(0)
  if (!machine) throw new Error('no machine')
  await ctx.db.insert(samples).values(
    [60, 80].map((cpuPercent, n) => ({
      agencyId: machine.agencyId,
      instanceId: machine.id,
      at: at(`02:${n + 1}0:00`),
      cpuPercent,
      memoryMiB: 1024,
    })),
  )
  await recordEnergy(aSystem(db, at('04:25:00')))
  await recordEnergy(aSystem(db, at('04:40:00')))
  const [second, third, ...more] = await energyOf(ctx, pool.id)
  expect(more).toEqual([])
  // 64 cores: 124 W idle, 5 W a core at work. 0.7 of 4 cores measured, then 0.3 of them assumed.
  expect(second).toMatchObject({ hour: at('02:00:00'), hostHours: 2, hostHoursOn: 1.5 })
  expect(second?.coreHours).toBeCloseTo(2.8)
  expect(second?.kWh).toBeCloseTo((1.5 * 124 + 2.8 * 5) / 1000)
  expect(second?.kWhAllOn).toBeCloseTo((2 * 124 + 2.8 * 5) / 1000)
  expect(third).toMatchObject({ hour: at('03:00:00'), hostHours: 2, hostHoursOn: 1 })
  expect(third?.kWh).toBeCloseTo((124 + 1.2 * 5) / 1000)

  await inTransaction(aSystem(db, at('04:30:00')), (tx) => wakeHosts(tx, [idle], 'reserve'))
  await recordEnergy(aSystem(db, at('05:30:00')))
  const last = (await energyOf(ctx, pool.id)).at(-1)
  expect(last).toMatchObject({ hour: at('04:00:00'), hostHours: 2, hostHoursOn: 1.5 })

  const [day] = await listEnergy(aSystem(db, at('05:30:00')), { poolId: pool.id, days: 30 })
  expect(day).toMatchObject({ day: '2026-11-20', hosts: 2 })
  expect(day?.hostsOn).toBeCloseTo(4 / 3)
  expect((day?.kWhAllOn ?? 0) - (day?.kWh ?? 0)).toBeCloseTo((2 * 124) / 1000)
})

test('fewer empty hosts awake than wanted: sleeping ones are woken, and no more than that', async ({
  db,
}) => {
  const { ctx, pool, hostIds } = await aScatteredPool(db, [2, 0, 0, 0], { minimumReserve: 2 })
  const idle = hostIds.slice(1)
  await inTransaction(ctx, (tx) => sleepHosts(tx, { poolId: pool.id, hostIds: idle, keepAwake: 0 }))
  await settlePowers(ctx)
  expect(await keepReserve(ctx)).toBe(2)
  expect(await keepReserve(ctx)).toBe(0)
  const states = await Promise.all(idle.map((id) => hostStateOf(ctx, id)))
  expect(states.sort()).toEqual(['asleep', 'waking', 'waking'])
})
