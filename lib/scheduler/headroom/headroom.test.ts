import type { Databases } from '@/lib/context'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { listHeadroom } from '@/lib/scheduler/headroom/list-headroom'
import { setHeadroom } from '@/lib/scheduler/headroom/set-headroom'
import { SetHeadroom } from '@/lib/scheduler/input'
import { poolRoom } from '@/lib/scheduler/pool-room'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { reserve } from '@/lib/scheduler/reserve'
import { resizeReservation } from '@/lib/scheduler/resize-reservation'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { withWriter } from '@/lib/scheduler/testing/a-writer'
import { playOut } from '@/lib/scheduler/what-if/play-out'
import { prepareForecast } from '@/lib/scheduler/what-if/prepare-forecast'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows, testNow } from '@/lib/testing/factories'

let level = 600
const expiresAt = new Date(testNow.getTime() + 600_000)
const size = { vcpu: 4, memoryMiB: 8192, diskGiB: 40 }
const set = (poolId: string, amount: object) => SetHeadroom.parse({ poolId, purpose: '', ...amount })

async function aPoolThatKeeps(db: Databases, amount: object, shape = { hosts: 2, vcpu: 16 }) {
  const protectionLevel = ++level
  const { pool, hosts } = await aPool(db, { ...shape, level: protectionLevel })
  const operator = (await aPerson(db, null, ['resourceOperator'])).ctx
  await setHeadroom(operator, set(pool.id, amount))
  const agency = await anAgency(db)
  const request = { ...size, zone: 'extranet', protectionLevel, architecture: 'x86_64' }
  const ask = (other: Partial<CapacityRequest> = {}) => ({
    key: crypto.randomUUID(),
    agencyId: agency.id,
    expiresAt,
    request: { ...request, ...other },
  })
  return { pool, hosts, operator, ask, request }
}

describe.each([['a writer', true] as const, ['a look at every host', false] as const])('by %s', (_, led) => {
  const decided = <T>(db: Databases, poolId: string, work: () => Promise<T>): Promise<T> =>
    led ? withWriter(db, poolId, work) : work()

  test('orders asked at once leave what is held back; a rebuild may use it, a name keeps it from all', async ({
    db,
  }) => {
    const { pool, operator, ask } = await aPoolThatKeeps(db, { sharePercent: '25' })
    await setHeadroom(operator, set(pool.id, { purpose: '汛期值守', vcpu: '4', memoryGiB: '0' }))
    await decided(db, pool.id, async () => {
      // The writer hears of it when it renews its lease.
      const answers = await Promise.all(Array.from({ length: 12 }, () => reserve(aSystem(db), ask())))
      expect(answers.filter(({ placed }) => placed)).toHaveLength(5)
      expect(answers.find(({ placed }) => !placed)).toMatchObject({
        explanation: {
          refused: [
            { filter: 'headroom', code: 'scheduler.refusedHeadroom', params: { needed: 4, best: 0 } },
          ],
        },
      })
      expect(await reserve(aSystem(db), ask({ recovery: true }))).toMatchObject({ placed: true })
      expect(await reserve(aSystem(db), ask({ recovery: true }))).toMatchObject({ placed: true })
      expect(await reserve(aSystem(db), ask({ recovery: true }))).toMatchObject({ placed: false })
    })
    expect(await countRows(db, 'host', `pool_id = '${pool.id}' and free_vcpu < 0`)).toBe(0)
  })

  test('a machine does not grow into what is held back, but shrinks though more is held than is free', async ({
    db,
  }) => {
    const { pool, operator, ask } = await aPoolThatKeeps(
      db,
      { vcpu: '8', memoryGiB: '0' },
      { hosts: 1, vcpu: 16 },
    )
    const machine = ask({ vcpu: 8 })
    await decided(db, pool.id, async () => {
      expect(await reserve(aSystem(db), machine)).toMatchObject({ placed: true })
      const to = (vcpu: number) =>
        resizeReservation(aSystem(db), { ...machine, to: { ...size, vcpu }, expiresAt })
      expect(await to(10)).toMatchObject({ placed: false })
      await setHeadroom(operator, set(pool.id, { sharePercent: '90' }))
      expect(await to(4)).toMatchObject({ placed: true })
    })
    await releaseReservation(aSystem(db), machine.key)
  })
})

test('the form, the figures of the pool and the forecast count without it; given up, all is there again', async ({
  db,
}) => {
  const { pool, operator, request } = await aPoolThatKeeps(db, { sharePercent: '50' })
  const asked = () => askPlacement(operator, { request, count: 5 })
  expect(await asked()).toMatchObject({ fits: 4 })
  const room = async () =>
    (await poolRoom(operator, [{ ...size, architecture: null }], await listHeadroom(operator))).get(pool.id)
  expect((await room())?.sizes).toMatchObject([{ fits: 4 }])
  const daily = { ...size, lifetime: Number.POSITIVE_INFINITY }
  const sources = {
    arrivals: async () => ({ past: [{ ...daily, at: 0 }], pastDays: 1 }),
    leaving: async () => [],
    plans: async () => [{ id: crypto.randomUUID(), name: { zh: '通', en: 'G' }, spec: size }],
  }
  const lasts = async () => {
    const question = { days: 20, growthPercent: 0, policy: 'pack' as const }
    return playOut((await prepareForecast(aSystem(db), pool.id, question, sources)).task).stopsFitting[0]
      ?.likely
  }
  expect(await lasts()).toBe(3)
  await setHeadroom(operator, set(pool.id, { sharePercent: '0' }))
  expect(await listHeadroom(operator)).not.toContain(pool.id)
  expect((await room())?.sizes).toMatchObject([{ fits: 8 }])
  expect(await lasts()).toBe(7)
  expect(await countRows(db, 'audit_event', `action = 'pool.setHeadroom' and object_id = '${pool.id}'`)).toBe(
    2,
  )
})

test('only who runs the pools sets it, for a pool that there is, as a share or as an amount', async ({
  db,
}) => {
  const { pool } = await aPool(db, { level: ++level })
  const input = set(pool.id, { sharePercent: '5' })
  for (const role of ['authority', 'leadingGroup'] as const)
    await expect(setHeadroom(aCtx(db, null, [role]), input)).rejects.toMatchObject({ kind: 'forbidden' })
  const operator = aCtx(db, null, ['resourceOperator'])
  await expect(listHeadroom(aCtx(db, (await anAgency(db)).id, ['staff']))).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await expect(setHeadroom(operator, { ...input, poolId: crypto.randomUUID() })).rejects.toMatchObject({
    kind: 'notFound',
  })
  for (const amount of [{}, { sharePercent: '5', vcpu: '4' }, { sharePercent: '101' }])
    expect(SetHeadroom.safeParse({ poolId: pool.id, purpose: '', ...amount }).success).toBe(false)
})
