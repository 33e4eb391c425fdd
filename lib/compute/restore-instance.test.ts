import { eq } from 'drizzle-orm'
import { restoreInstance } from '@/lib/compute/restore-instance'
import { anInstance } from '@/lib/compute/testing/an-instance'
import { type Ctx, type Databases, inTransaction } from '@/lib/context'
import { budgetClaims, budgets } from '@/lib/db/schema/quota'
import { commitBudget } from '@/lib/quota/commit-budget'
import { holdBudget } from '@/lib/quota/hold-budget'
import { releaseBudget } from '@/lib/quota/release-budget'
import { describe, expect, test } from '@/lib/testing/db'
import { aBudget, aCtx, anAgency, aPerson, aSystem, countRows, testNow } from '@/lib/testing/factories'

const later = new Date(testNow.getTime() + 86_400_000)

/** Closed yesterday: of its 500 yuan, 100 were used and stay committed. */
async function aClosedMachine(db: Databases, approvedFen?: bigint) {
  const agency = await anAgency(db)
  const staff = await aPerson(db, agency.id, ['staff'])
  const budget = await aBudget(db, agency.id, approvedFen)
  const instance = await anInstance(db, agency.id, {
    state: 'recycled',
    recycleUntil: later,
    endsOn: '2026-11-30',
  })
  const { token } = instance
  await inTransaction(aSystem(db), async (tx) => {
    await holdBudget(tx, { agencyId: agency.id, budgetId: budget.id, lines: [{ token, amountFen: 50_000n }] })
    await commitBudget(tx, token)
    await releaseBudget(tx, token, { keepFen: 10_000n })
  })
  return { agency, staff, budget, instance }
}
const committed = async (ctx: Ctx, id: string) =>
  (await ctx.db.select().from(budgets).where(eq(budgets.id, id)))[0]?.committedFen

describe('restoring a closed machine', () => {
  test('begins its run and commits what the rest of its period costs', async ({ db }) => {
    const { staff, budget, instance } = await aClosedMachine(db)
    await restoreInstance(staff.ctx, { instanceId: instance.id })
    // 10 days 14 hours: 254 h × 0.56 + 40 GiB × 254 h × 0.0008
    expect(await committed(aSystem(db), budget.id)).toBe(10_000n + 14_224n + 813n)
    const [claim] = await aSystem(db)
      .db.select()
      .from(budgetClaims)
      .where(eq(budgetClaims.token, instance.token))
    expect(claim).toMatchObject({ state: 'committed', amountFen: 25_037n })
    expect(await countRows(db, 'run', `instance_id = '${instance.id}' and kind = 'restore'`)).toBe(1)
  })

  test('is refused when the budget no longer has the money, and nothing begins', async ({ db }) => {
    const { staff, budget, instance } = await aClosedMachine(db, 50_000n)
    await aSystem(db).db.update(budgets).set({ approvedFen: 20_000n }).where(eq(budgets.id, budget.id))
    await expect(restoreInstance(staff.ctx, { instanceId: instance.id })).rejects.toMatchObject({
      code: 'quota.budgetExceeded',
    })
    expect(await countRows(db, 'run', `instance_id = '${instance.id}'`)).toBe(0)
    expect(await committed(aSystem(db), budget.id)).toBe(10_000n)
  })

  test('is too late once the recycle period or the service period is over', async ({ db }) => {
    const agency = await anAgency(db)
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const over = await anInstance(db, agency.id, { state: 'recycled', recycleUntil: testNow })
    const ended = await anInstance(db, agency.id, {
      state: 'recycled',
      recycleUntil: later,
      endsOn: '2026-11-19',
    })
    await expect(restoreInstance(ctx, { instanceId: over.id })).rejects.toMatchObject({
      code: 'compute.recycleOver',
    })
    await expect(restoreInstance(ctx, { instanceId: ended.id })).rejects.toMatchObject({
      code: 'compute.periodOver',
    })
  })

  test('a running machine has nothing to restore; a stranger sees none', async ({ db }) => {
    const agency = await anAgency(db)
    const { ctx } = await aPerson(db, agency.id, ['staff'])
    const { id: instanceId } = await anInstance(db, agency.id)
    await expect(restoreInstance(ctx, { instanceId })).rejects.toMatchObject({ code: 'compute.whileRunning' })
    const stranger = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(restoreInstance(stranger, { instanceId })).rejects.toMatchObject({ kind: 'notFound' })
  })
})
