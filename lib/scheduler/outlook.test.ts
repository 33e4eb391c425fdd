import { forecasts } from '@/lib/db/schema/scheduler'
import { askPlacement } from '@/lib/scheduler/ask-placement'
import { outlooksOf } from '@/lib/scheduler/outlook'
import { dropPlannedHosts } from '@/lib/scheduler/planned-hosts/drop-planned-hosts'
import { listPlannedHosts } from '@/lib/scheduler/planned-hosts/list-planned-hosts'
import { planHosts } from '@/lib/scheduler/planned-hosts/plan-hosts'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { answerForecast } from '@/lib/scheduler/what-if/answer-forecast'
import { playOut } from '@/lib/scheduler/what-if/play-out'
import { addDays, dayOf, dayStart } from '@/lib/shanghai'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aPerson, aSystem, countRows, testNow } from '@/lib/testing/factories'

const size = { vcpu: 8, memoryMiB: 8192, diskGiB: 40 }
const plan = { id: crypto.randomUUID(), name: { zh: '通用型', en: 'General' }, spec: size }
const day = 86_400_000
const soon = new Date(testNow.getTime() + 3 * day)
const sources = {
  arrivals: async () => ({ past: [], pastDays: 30 }),
  plans: async () => [plan],
}
const placeOf = (protectionLevel: number) => ({ zone: 'extranet', protectionLevel, architecture: 'x86_64' })

async function drawn(db: Parameters<typeof aPool>[0], poolId: string, leaving: object[] = []) {
  const system = aSystem(db)
  const [asked] = await system.db
    .insert(forecasts)
    .values({
      poolId,
      question: { days: 20, growthPercent: 0, policy: 'pack' },
      state: 'waiting',
      askedAt: testNow,
    })
    .returning()
  const answer = { ...sources, leaving: async () => leaving as never }
  await answerForecast(system, { forecastId: asked?.id ?? '' }, answer, async (task) => playOut(task))
}

test('without a forecast nobody can tell; the forecast of the night says when a full plan fits again', async ({
  db,
}) => {
  const level = 401
  const { pool, hosts } = await aPool(db, { level, vcpu: 8 })
  const staff = aCtx(db, (await anAgency(db)).id, ['staff'])
  const asked = [{ planId: plan.id, place: placeOf(level) }]
  expect(await outlooksOf(staff, asked)).toEqual([null])
  await db.platform.query('update host set free_vcpu = 0, free_memory_mib = 0 where pool_id = $1', [pool.id])
  await drawn(db, pool.id, [{ ...size, hostId: hosts[0]?.id, at: soon }])
  const endOfThatDay = new Date(testNow.getTime() + 4 * day).toISOString()
  expect(await outlooksOf(staff, asked)).toEqual([
    {
      drawnAt: testNow.toISOString(),
      days: 20,
      starts: { early: endOfThatDay, likely: endOfThatDay, late: endOfThatDay },
      stops: expect.anything(),
    },
  ])
  expect(await outlooksOf(staff, [{ planId: plan.id, place: placeOf(402) }])).toEqual([null])
  await expect(outlooksOf(aCtx(db, null, ['leadingGroup']), asked)).rejects.toMatchObject({
    kind: 'forbidden',
  })
})

test('of two pools the one that fits longer is told', async ({ db }) => {
  const level = 403
  const { pool: full } = await aPool(db, { level, vcpu: 8 })
  const { pool: open } = await aPool(db, { level, vcpu: 64 })
  await db.platform.query('update host set free_vcpu = 0 where pool_id = $1', [full.id])
  await drawn(db, full.id)
  await drawn(db, open.id)
  const [outlook] = await outlooksOf(aSystem(db), [{ planId: plan.id, place: placeOf(level) }])
  expect(outlook).toMatchObject({ starts: null, stops: { early: null, likely: null } })
})

test('hosts on order are when there will be room, until they are taken from the list', async ({ db }) => {
  const level = 404
  const { pool } = await aPool(db, { level, vcpu: 4 })
  const { ctx } = await aPerson(db, null, ['resourceOperator'])
  const expectedOn = addDays(dayOf(testNow), 10)
  const planned = { poolId: pool.id, count: 2, vcpu: 32, memoryGiB: 128, diskGiB: 4000, expectedOn }
  await expect(planHosts(aCtx(db, null, ['authority']), planned)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(planHosts(ctx, { ...planned, expectedOn: addDays(dayOf(testNow), -1) })).rejects.toMatchObject(
    { code: 'scheduler.plannedPast' },
  )
  await planHosts(ctx, planned)
  const request = { ...size, ...placeOf(level) }
  const ask = () => askPlacement(aSystem(db), { request, count: 3 })
  expect(await ask()).toMatchObject({ fits: 0, earliest: dayStart(expectedOn) })
  await drawn(db, pool.id)
  const [outlook] = await outlooksOf(aSystem(db), [{ planId: plan.id, place: placeOf(level) }])
  expect(dayOf(new Date(outlook?.starts?.likely ?? 0))).toBe(expectedOn)
  const [row] = await listPlannedHosts(ctx, pool.id)
  const plannedId = row?.id ?? ''
  await expect(dropPlannedHosts(aCtx(db, null, ['authority']), { plannedId })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await dropPlannedHosts(ctx, { plannedId })
  await expect(dropPlannedHosts(ctx, { plannedId })).rejects.toMatchObject({ kind: 'notFound' })
  expect(await ask()).toMatchObject({ earliest: null })
  expect(await countRows(db, 'audit_event', `action in ('pool.planHosts', 'pool.dropPlannedHosts')`)).toBe(2)
})
