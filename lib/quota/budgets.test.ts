import { inTransaction } from '@/lib/context'
import { allowOverdraft, changeBudget } from '@/lib/quota/change-budget'
import { createBudget } from '@/lib/quota/create-budget'
import { holdBudget } from '@/lib/quota/hold-budget'
import { listLimits } from '@/lib/quota/list-limits'
import { budgetsOf } from '@/lib/quota/queries'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, countRows } from '@/lib/testing/factories'

const entered = { fiscalYear: 2026, name: '运行维护费', economicCode: '30213', approved: 100_00n }

test('the finance officer enters a budget once, for the own agency', async ({ db }) => {
  const agency = await anAgency(db)
  const finance = (await aPerson(db, agency.id, ['finance'])).ctx
  const id = await createBudget(finance, entered)
  expect(await budgetsOf(finance, agency.id, 2026)).toMatchObject([{ id, approvedFen: 100_00n }])
  await expect(createBudget(finance, entered)).rejects.toMatchObject({ code: 'quota.budgetExists' })
  expect(await countRows(db, 'audit_event', `action = 'budget.create' and object_id = '${id}'`)).toBe(1)
})

test('a budget never falls below what orders hold of it, and an overdraft makes room', async ({ db }) => {
  const agency = await anAgency(db)
  const finance = (await aPerson(db, agency.id, ['finance'])).ctx
  const authority = (await aPerson(db, null, ['authority'])).ctx
  const budgetId = await createBudget(finance, entered)
  const hold = (amountFen: bigint) =>
    inTransaction(finance, (tx) =>
      holdBudget(tx, { agencyId: agency.id, budgetId, lines: [{ token: crypto.randomUUID(), amountFen }] }),
    )
  await hold(80_00n)
  await expect(changeBudget(finance, { budgetId, approved: 79_99n })).rejects.toMatchObject({
    code: 'quota.budgetBelowTaken',
  })
  await expect(hold(30_00n)).rejects.toMatchObject({ code: 'quota.budgetExceeded' })
  await allowOverdraft(authority, { budgetId, overdraft: 10_00n, reason: '防汛应急' })
  await hold(30_00n)
  const { rows } = await db.platform.query(`select after from audit_event where action = 'budget.overdraft'`)
  expect(rows[0]?.after).toMatchObject({ reason: '防汛应急' })
})

test('budgets of another agency do not exist, and other roles change none', async ({ db }) => {
  const finance = (await aPerson(db, (await anAgency(db)).id, ['finance'])).ctx
  const agency = await anAgency(db)
  const stranger = (await aPerson(db, agency.id, ['finance'])).ctx
  const staff = (await aPerson(db, agency.id, ['staff'])).ctx
  const budgetId = await createBudget(finance, entered)
  const change = { budgetId, approved: 1n }
  await expect(changeBudget(stranger, change)).rejects.toMatchObject({ kind: 'notFound' })
  await expect(changeBudget(staff, change)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(createBudget(staff, entered)).rejects.toMatchObject({ kind: 'forbidden' })
  const overdraft = { budgetId, overdraft: 1n, reason: 'x' }
  await expect(allowOverdraft(finance, overdraft)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(budgetsOf(stranger, finance.actor.agencyId ?? '')).rejects.toMatchObject({ kind: 'notFound' })
})

test('those who decide see quotas and budgets of every agency', async ({ db }) => {
  const agency = await anAgency(db)
  await createBudget((await aPerson(db, agency.id, ['finance'])).ctx, entered)
  const reader = (await aPerson(db, null, ['leadingGroup'])).ctx
  const own = (await listLimits(reader, 2026)).find(({ id }) => id === agency.id)
  expect(own?.budgets).toMatchObject([{ name: '运行维护费' }])
  const operator = (await aPerson(db, null, ['serviceDesk'])).ctx
  await expect(listLimits(operator, 2026)).rejects.toMatchObject({ kind: 'forbidden' })
})
