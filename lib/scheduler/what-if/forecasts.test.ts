import { eq } from 'drizzle-orm'
import type { Databases } from '@/lib/context'
import { forecasts, pools } from '@/lib/db/schema/scheduler'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { answerForecast } from '@/lib/scheduler/what-if/answer-forecast'
import { askForecast } from '@/lib/scheduler/what-if/ask-forecast'
import { forecastPools } from '@/lib/scheduler/what-if/forecast-pools'
import { AskForecast } from '@/lib/scheduler/what-if/input'
import { playOut, type Task } from '@/lib/scheduler/what-if/play-out'
import { latestForecast, listWhatIfs } from '@/lib/scheduler/what-if/queries'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

const size = { vcpu: 4, memoryMiB: 8192, diskGiB: 40 }
const plan = { id: crypto.randomUUID(), name: { zh: '通用型', en: 'General' }, spec: size }
const quiet = {
  arrivals: async () => ({ past: [], pastDays: 30 }),
  leaving: async () => [],
  plans: async () => [plan],
}
const inThisProcess = async (task: Task) => playOut(task)
const suppose = (poolId: string, changes: object = {}) =>
  AskForecast.parse({ poolId, days: 30, growthPercent: 0, policy: 'pack', ...changes })
const find = async (db: Databases, id: string) => {
  const [found] = await aSystem(db).db.select().from(forecasts).where(eq(forecasts.id, id))
  return found
}

test('an operator asks, a worker answers once, in a process of its own', async ({ db }) => {
  const { pool } = await aPool(db, { hosts: 2 })
  const { ctx } = await aPerson(db, null, ['resourceOperator'], { name: '雷霁' })
  const id = await askForecast(ctx, suppose(pool.id))
  expect(await listWhatIfs(ctx, pool.id)).toMatchObject([{ id, state: 'waiting', askedByName: '雷霁' }])
  await answerForecast(aSystem(db), { forecastId: id }, quiet)
  const answered = await find(db, id)
  expect(answered).toMatchObject({ state: 'done', answer: { hosts: 2, vcpu: 128, vcpuInUse: 0 } })
  expect(answered?.answer?.coresInUse).toHaveLength(30)
  await answerForecast(aSystem(db), { forecastId: id }, quiet, async () => {
    throw new Error('asked twice')
  })
  expect(await find(db, id)).toEqual(answered)
})

test('more hosts are supposed, the pool stays as it is', async ({ db }) => {
  const { pool } = await aPool(db, { hosts: 1 })
  const { ctx } = await aPerson(db, null, ['authority'])
  const before = await countRows(db, 'host')
  const id = await askForecast(ctx, suppose(pool.id, { moreHosts: 3, hostVcpu: 32, hostMemoryGiB: 128 }))
  await answerForecast(aSystem(db), { forecastId: id }, quiet, inThisProcess)
  expect((await find(db, id))?.answer).toMatchObject({ hosts: 4, vcpu: 64 + 3 * 32 })
  expect(await countRows(db, 'host')).toBe(before)
})

test('what is sold and who came is looked at, and the plan that no longer fits is named', async ({ db }) => {
  const { pool } = await aPool(db, { hosts: 1, vcpu: 8 })
  const { ctx } = await aPerson(db, null, ['resourceOperator'])
  const daily = Array.from({ length: 10 }, (_, day) => ({
    ...size,
    at: day * 86_400,
    lifetime: Number.POSITIVE_INFINITY,
  }))
  const sources = { ...quiet, arrivals: async () => ({ past: daily, pastDays: 10 }) }
  const id = await askForecast(ctx, suppose(pool.id))
  await answerForecast(aSystem(db), { forecastId: id }, sources, inThisProcess)
  expect((await find(db, id))?.answer).toMatchObject({
    seen: { machines: 10, days: 10 },
    plans: [{ planId: plan.id, name: plan.name, stopsFitting: { early: 1, likely: 1, late: 1 } }],
  })
})

test('what cannot be calculated is said, and may be asked again', async ({ db }) => {
  const { pool } = await aPool(db)
  const { ctx } = await aPerson(db, null, ['resourceOperator'])
  const id = await askForecast(ctx, suppose(pool.id))
  await answerForecast(aSystem(db), { forecastId: id }, quiet, () => Promise.reject(new Error('no memory')))
  expect(await find(db, id)).toMatchObject({ state: 'failed', answer: null })
  expect(await askForecast(ctx, suppose(pool.id))).not.toBe(id)
})

test('every night each open pool is forecast, as it is', async ({ db }) => {
  const { pool } = await aPool(db)
  const { pool: closed } = await aPool(db)
  await aSystem(db).db.update(pools).set({ state: 'closed' }).where(eq(pools.id, closed.id))
  await forecastPools(aSystem(db))
  const [waiting] = await aSystem(db).db.select().from(forecasts).where(eq(forecasts.poolId, pool.id))
  await answerForecast(aSystem(db), { forecastId: waiting?.id ?? '' }, quiet, inThisProcess)
  expect(await latestForecast(aSystem(db), pool.id)).toMatchObject({ id: waiting?.id, askedBy: null })
  expect(await aSystem(db).db.select().from(forecasts).where(eq(forecasts.poolId, closed.id))).toEqual([])
})

test('agency staff neither ask nor read', async ({ db }) => {
  const { pool } = await aPool(db)
  const agency = await anAgency(db)
  const { ctx } = await aPerson(db, agency.id, ['staff'])
  await expect(askForecast(ctx, suppose(pool.id))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(latestForecast(ctx, pool.id)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('a newcomer without a plan is refused at the field', () => {
  expect(
    AskForecast.safeParse({
      poolId: crypto.randomUUID(),
      days: 30,
      growthPercent: 0,
      policy: 'pack',
      machines: 5,
    }).error?.issues,
  ).toMatchObject([{ path: ['planId'] }])
})
