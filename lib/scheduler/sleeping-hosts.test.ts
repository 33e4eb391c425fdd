import { eq, sql } from 'drizzle-orm'
import { type Ctx, type Databases, inTransaction } from '@/lib/context'
import { hostSpans, hosts } from '@/lib/db/schema/scheduler'
import { simProfiles } from '@/lib/db/schema/simulator'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { capacityOverview } from '@/lib/scheduler/capacity-overview'
import { countRoom } from '@/lib/scheduler/count-room'
import { hostMap } from '@/lib/scheduler/host-map'
import { poolRoom } from '@/lib/scheduler/pool-room'
import { reserve } from '@/lib/scheduler/reserve'
import { setHostState } from '@/lib/scheduler/set-host-state'
import { settlePower } from '@/lib/scheduler/settle-power'
import { settlePowers } from '@/lib/scheduler/settle-powers'
import { sleepHosts } from '@/lib/scheduler/sleep-hosts'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { withWriter } from '@/lib/scheduler/testing/a-writer'
import { wakeHost } from '@/lib/scheduler/wake-host'
import { planFault } from '@/lib/testing/a-machine'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows, testNow } from '@/lib/testing/factories'

let level = 500

async function aWorld(db: Databases, count: number, bootMillis = 0) {
  level += 1
  const { pool, hosts: made } = await aPool(db, { level, hosts: count })
  const ctx = aSystem(db)
  await ctx.db.insert(simProfiles).values({ poolCode: pool.code, bootMillis })
  const agency = await anAgency(db)
  const operator = (await aPerson(db, null, ['resourceOperator'])).ctx
  const ids = made.map(({ id }) => id)
  const sleep = (hostIds: string[], keepAwake = 0) =>
    inTransaction(ctx, (tx) => sleepHosts(tx, { poolId: pool.id, hostIds, keepAwake }))
  const request = {
    vcpu: 4,
    memoryMiB: 8192,
    diskGiB: 40,
    zone: pool.zone,
    protectionLevel: level,
    architecture: pool.architecture,
  }
  const ask = (key: string = crypto.randomUUID(), vcpu = 4) =>
    reserve(ctx, {
      key,
      agencyId: agency.id,
      request: { ...request, vcpu },
      expiresAt: new Date(testNow.getTime() + 600_000),
    })
  return { pool, ids, ctx, operator, sleep, ask, request }
}

const stateOf = async (ctx: Ctx, id = '') => (await ctx.db.select().from(hosts).where(eq(hosts.id, id)))[0]

test('empty hosts go to sleep but for those that stay awake, and the engine switches them off', async ({
  db,
}) => {
  const { pool, ids, ctx, operator, sleep } = await aWorld(db, 3)
  expect(await sleep(ids, 1)).toHaveLength(2)
  expect(await countRows(db, 'host', `pool_id = '${pool.id}' and state = 'dozing'`)).toBe(2)
  await settlePowers(ctx)
  expect(await countRows(db, 'host', `pool_id = '${pool.id}' and state = 'asleep'`)).toBe(2)
  expect(await countRows(db, 'sim_host', `pool_code = '${pool.code}' and power = 'off'`)).toBe(2)
  expect(await countRows(db, 'sim_journal', `op = 'powerDownHost' and ref like '${pool.code}-%'`)).toBe(2)
  expect(await sleep(ids, 1)).toEqual([])
  const overview = (await capacityOverview(operator)).find((each) => each.pool.id === pool.id)
  expect(overview?.totals).toMatchObject({ hosts: 3, asleep: 2, down: 0 })
  const size = { vcpu: 4, memoryMiB: 8192, diskGiB: 40, architecture: null }
  expect((await poolRoom(operator, [size], new Map())).get(pool.id)?.freeVcpu).toBe(64)
  const map = await hostMap(operator, { q: '', pools: [pool.id], states: ['asleep'], load: null })
  expect([...Buffer.from(map.bars, 'base64')].filter((_, at) => at % 4 === 3)).toEqual([3, 3])
  for (const action of ['host.sleep', 'host.setState'])
    expect(
      await countRows(db, 'audit_event', `action = '${action}' and object_id in ('${ids.join("','")}')`),
    ).toBe(2)
})

test('a host that holds anything does not sleep, nor could it: the database refuses', async ({ db }) => {
  const { ids, ctx, sleep, ask } = await aWorld(db, 1)
  await ask()
  expect(await sleep(ids)).toEqual([])
  const forced = ctx.db
    .update(hosts)
    .set({ state: 'asleep' })
    .where(eq(hosts.id, ids[0] ?? ''))
  await expect(forced).rejects.toMatchObject({ cause: { constraint: 'host_asleep_empty' } })
})

test('a machine finds no room among sleepers: one is woken for it, and then it is placed', async ({ db }) => {
  const { ids, ctx, sleep, ask, request } = await aWorld(db, 2, 3_600_000)
  await sleep(ids)
  await settlePowers(ctx)
  const key = crypto.randomUUID()
  expect((await askPlacement(ctx, { request, count: 30 })).fits).toBe(32)
  expect(await countRoom(ctx, [request])).toEqual([32])
  expect(await ask(key)).toMatchObject({ placed: false, waking: true })
  expect(await ask(key)).toMatchObject({ placed: false, waking: true })
  const states = await Promise.all(ids.map(async (id) => (await stateOf(ctx, id))?.state))
  expect(states.sort()).toEqual(['asleep', 'waking'])
  await settlePowers(ctx)
  expect(await countRows(db, 'host', `id in ('${ids.join("','")}') and state = 'waking'`)).toBe(1)
  await ctx.db.execute(sql`update sim_host set ready_at = now()`)
  await settlePowers(ctx)
  expect(await ask(key)).toMatchObject({ placed: true })
  expect(await ask(crypto.randomUUID(), 99)).toMatchObject({ placed: false, waking: false })
})

test('requests that come at once wake as many hosts as they need, and each is told that room is coming', async ({
  db,
}) => {
  const { ids, ctx, sleep, ask } = await aWorld(db, 4, 3_600_000)
  await sleep(ids)
  await settlePowers(ctx)
  const keys = Array.from({ length: 5 }, () => crypto.randomUUID())
  const told = await Promise.all(keys.map((key) => ask(key, 32)))
  expect(told.map((one) => !one.placed && one.waking)).toEqual([true, true, true, true, true])
  const waking = () => countRows(db, 'host', `id in ('${ids.join("','")}') and state = 'waking'`)
  expect(await waking()).toBe(3)
  for (const key of keys) expect(await ask(key, 32)).toMatchObject({ placed: false, waking: true })
  expect(await waking()).toBe(3)
  await settlePowers(ctx)
  await ctx.db.execute(sql`update sim_host set ready_at = now()`)
  await settlePowers(ctx)
  for (const key of keys) expect(await ask(key, 32)).toMatchObject({ placed: true })
  expect(await countRows(db, 'waking_for', `host_id in ('${ids.join("','")}')`)).toBe(0)
})

test("a pool's placement writer neither places on sleepers nor misses those that wake", async ({ db }) => {
  const { pool, ids, ctx, operator, sleep, ask } = await aWorld(db, 2)
  await withWriter(db, pool.id, async () => {
    await sleep(ids.slice(0, 1))
    await settlePowers(ctx)
    for (let n = 0; n < 3; n++) expect(await ask()).toMatchObject({ placed: true, hostId: ids[1] })
    await wakeHost(operator, { hostId: ids[0] ?? '' })
    await settlePowers(ctx)
    expect(await ask(crypto.randomUUID(), 64)).toMatchObject({ placed: true, hostId: ids[0] })
  })
})

test('an operator wakes a host; meanwhile no other state may be set', async ({ db }) => {
  const { ids, ctx, operator, sleep } = await aWorld(db, 1)
  const [hostId = ''] = ids
  await expect(wakeHost(operator, { hostId })).rejects.toMatchObject({ code: 'scheduler.hostAwake' })
  await sleep(ids)
  await settlePowers(ctx)
  await expect(
    setHostState(operator, { hostId, state: 'maintenance', reason: '换内存' }),
  ).rejects.toMatchObject({ code: 'scheduler.hostAsleep' })
  await wakeHost(operator, { hostId })
  await settlePower(ctx, { hostId })
  expect(await stateOf(ctx, hostId)).toMatchObject({ state: 'up' })
  const spans = await ctx.db.select().from(hostSpans).where(eq(hostSpans.hostId, hostId))
  expect(spans.filter(({ endAt }) => endAt === null).map(({ state }) => state)).toEqual(['up'])
  for (const stranger of [aCtx(db, null, ['authority']), aCtx(db, (await anAgency(db)).id, ['agencyAdmin'])])
    for (const attempt of [
      () => wakeHost(stranger, { hostId }),
      () => settlePower(stranger, { hostId }),
      () => settlePowers(stranger),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: 'forbidden' })
})

test('what the engine refuses is said on the host, and what it does not answer is asked again', async ({
  db,
}) => {
  const { ids, ctx, operator, sleep } = await aWorld(db, 2)
  const [first = '', second = ''] = ids
  await planFault(ctx, 'powerDownHost', 'refuse', first)
  await planFault(ctx, 'powerDownHost', 'lostAnswer', second)
  await sleep(ids)
  await settlePowers(ctx)
  expect(await stateOf(ctx, first)).toMatchObject({ state: 'up', stateReason: 'engine:refused' })
  expect(await stateOf(ctx, second)).toMatchObject({ state: 'dozing' })
  await settlePowers(ctx)
  expect(await stateOf(ctx, second)).toMatchObject({ state: 'asleep' })
  await planFault(ctx, 'wakeHost', 'refuse', second)
  await wakeHost(operator, { hostId: second })
  await settlePowers(ctx)
  expect(await stateOf(ctx, second)).toMatchObject({ state: 'maintenance', stateReason: 'engine:refused' })
})

test('woken while it is being switched off, it comes back', async ({ db }) => {
  const { ids, ctx, operator, sleep } = await aWorld(db, 1)
  await sleep(ids)
  await wakeHost(operator, { hostId: ids[0] ?? '' })
  await settlePowers(ctx)
  expect(await stateOf(ctx, ids[0])).toMatchObject({ state: 'up' })
})
