import type { Databases } from '@/lib/context'
import { inTransaction } from '@/lib/context'
import { commitBudget } from '@/lib/quota/commit-budget'
import { holdBudget } from '@/lib/quota/hold-budget'
import { budgetsOf } from '@/lib/quota/queries'
import { releaseBudget } from '@/lib/quota/release-budget'
import { expect, test } from '@/lib/testing/db'
import { aBudget, anAgency, aPerson } from '@/lib/testing/factories'

async function aBudgetOf(db: Databases, approvedFen: bigint) {
  const agency = await anAgency(db)
  const budget = await aBudget(db, agency.id, approvedFen)
  const { ctx } = await aPerson(db, agency.id, ['staff'])
  const hold = (token: string, amountFen: bigint) =>
    inTransaction(ctx, (tx) =>
      holdBudget(tx, { agencyId: agency.id, budgetId: budget.id, lines: [{ token, amountFen }] }),
    )
  const now = async () => (await budgetsOf(ctx, agency.id))[0]
  return { agency, budget, ctx, hold, now }
}

test('money is held, committed at activation, and given back less what is owed', async ({ db }) => {
  const { ctx, hold, now } = await aBudgetOf(db, 100_000n)
  const token = crypto.randomUUID()
  await hold(token, 60_000n)
  expect(await now()).toMatchObject({ heldFen: 60_000n, committedFen: 0n })
  await inTransaction(ctx, (tx) => commitBudget(tx, token))
  expect(await now()).toMatchObject({ heldFen: 0n, committedFen: 60_000n })
  await inTransaction(ctx, (tx) => releaseBudget(tx, token, { keepFen: 15_000n }))
  await inTransaction(ctx, (tx) => releaseBudget(tx, token, { keepFen: 15_000n }))
  expect(await now()).toMatchObject({ heldFen: 0n, committedFen: 15_000n })
})

test('a budget is never overspent, and the refusal names the sum that is missing', async ({ db }) => {
  const { hold } = await aBudgetOf(db, 100_000n)
  await hold(crypto.randomUUID(), 60_000n)
  await expect(hold(crypto.randomUUID(), 50_050n)).rejects.toMatchObject({
    kind: 'quota',
    code: 'quota.budgetExceeded',
    details: { params: { left: '¥400.00', missing: '¥100.50' } },
  })
})

test('another agency’s budget does not exist', async ({ db }) => {
  const mine = await aBudgetOf(db, 100_000n)
  const other = await aBudgetOf(db, 100_000n)
  const attempt = inTransaction(mine.ctx, (tx) =>
    holdBudget(tx, {
      agencyId: mine.agency.id,
      budgetId: other.budget.id,
      lines: [{ token: crypto.randomUUID(), amountFen: 1n }],
    }),
  )
  await expect(attempt).rejects.toMatchObject({ kind: 'notFound' })
})
