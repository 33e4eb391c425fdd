import type { Databases } from '@/lib/context'
import { inTransaction } from '@/lib/context'
import { holdQuota } from '@/lib/quota/hold-quota'
import { quotaOf } from '@/lib/quota/queries'
import { recomputeQuota } from '@/lib/quota/recompute'
import { releaseQuota } from '@/lib/quota/release-quota'
import { useQuota } from '@/lib/quota/use-quota'
import { expect, test } from '@/lib/testing/db'
import { aBudget, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

async function anAgencyWith(db: Databases, limit: number) {
  const agency = await anAgency(db)
  await aBudget(db, agency.id, 1_000_00n, limit)
  const staff = await aPerson(db, agency.id, ['staff'])
  await aPerson(db, agency.id, ['agencyAdmin'])
  const hold = (token: string, vcpu: number) =>
    inTransaction(staff.ctx, (tx) =>
      holdQuota(tx, { agencyId: agency.id, lines: [{ token, amounts: { vcpu } }] }),
    )
  const vcpu = async () => (await quotaOf(staff.ctx, agency.id)).find((quota) => quota.kind === 'vcpu')
  return { agency, ctx: staff.ctx, hold, vcpu }
}

test('what is held counts at once and is given back when released', async ({ db }) => {
  const { ctx, hold, vcpu } = await anAgencyWith(db, 10)
  const token = crypto.randomUUID()
  await hold(token, 4)
  expect(await vcpu()).toMatchObject({ held: 4, used: 0 })
  await inTransaction(ctx, (tx) => useQuota(tx, token))
  await inTransaction(ctx, (tx) => useQuota(tx, token))
  expect(await vcpu()).toMatchObject({ held: 0, used: 4 })
  await inTransaction(ctx, (tx) => releaseQuota(tx, token))
  await inTransaction(ctx, (tx) => releaseQuota(tx, token))
  expect(await vcpu()).toMatchObject({ held: 0, used: 0 })
})

test('the same line holds once however often it is retried', async ({ db }) => {
  const { hold, vcpu } = await anAgencyWith(db, 10)
  const token = crypto.randomUUID()
  await Promise.all(Array.from({ length: 8 }, () => hold(token, 4)))
  expect(await vcpu()).toMatchObject({ held: 4 })
})

test('a refusal says what is left and how much to free', async ({ db }) => {
  const { hold } = await anAgencyWith(db, 10)
  await hold(crypto.randomUUID(), 7)
  await expect(hold(crypto.randomUUID(), 5)).rejects.toMatchObject({
    kind: 'quota',
    code: 'quota.exceeded',
    details: { params: { wanted: 5, left: 3, missing: 2 } },
  })
})

test('twenty orders at once never pass the limit', async ({ db }) => {
  const { hold, vcpu } = await anAgencyWith(db, 10)
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => hold(crypto.randomUUID(), 3)))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3)
  expect(await vcpu()).toMatchObject({ held: 9 })
})

test('80 and 90 percent are each told once', async ({ db }) => {
  const { agency, hold } = await anAgencyWith(db, 100)
  const told = (percent: number) =>
    countRows(db, 'notification', `agency_id = '${agency.id}' and (params->>'percent')::int = ${percent}`)
  await hold(crypto.randomUUID(), 79)
  expect(await told(80)).toBe(0)
  await hold(crypto.randomUUID(), 2)
  await hold(crypto.randomUUID(), 2)
  expect(await told(80)).toBe(1)
  await hold(crypto.randomUUID(), 10)
  expect(await told(90)).toBe(1)
})

test('the nightly recomputation logs a drift it finds and mends nothing', async ({ db }) => {
  const { agency, hold } = await anAgencyWith(db, 10)
  await hold(crypto.randomUUID(), 4)
  expect(await recomputeQuota(aSystem(db))).toBe(0)
  await db.platform.query(`update quota set held = 5 where agency_id = $1 and kind = 'vcpu'`, [agency.id])
  expect(await recomputeQuota(aSystem(db))).toBe(1)
  expect(await countRows(db, 'quota_drift')).toBe(1)
  expect(await countRows(db, 'quota', `agency_id = '${agency.id}' and kind = 'vcpu' and held = 5`)).toBe(1)
})
