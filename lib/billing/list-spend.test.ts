import { countStatements } from '@/lib/billing/count-statements'
import { listSpend } from '@/lib/billing/list-spend'
import type { Databases } from '@/lib/context'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, testNow } from '@/lib/testing/factories'

async function aSpendingAgency(db: Databases, state: 'draft' | 'confirmed') {
  const agency = await anAgency(db)
  await db.platform.query(
    `insert into statement (agency_id, month, number, state, total_fen, lines, second_differences, created_at)
     values ($1, '202610', $2, $3, 9000, 1, 0, $4)`,
    [agency.id, `DZ-${agency.id}`, state, testNow],
  )
  await db.platform.query(
    `insert into spend (agency_id, period, amount_fen) values ($1, '202610', 9000), ($1, '2026-11-01', 300), ($1, '2026-12-01', 7)`,
    [agency.id],
  )
  return { agency, staff: (await aPerson(db, agency.id, ['staff'])).ctx }
}
const wanted = { fromMonth: '202609', daysOf: ['202611'] }

test('an agency reads its own days, and a month once its statement is issued', async ({ db }) => {
  const issued = await aSpendingAgency(db, 'confirmed')
  const drafted = await aSpendingAgency(db, 'draft')
  const periods = async (ctx: typeof issued.staff) =>
    (await listSpend(ctx, wanted)).map(({ period, amountFen }) => [period, amountFen])
  expect(await periods(issued.staff)).toEqual([
    ['2026-11-01', 300n],
    ['202610', 9000n],
  ])
  expect(await periods(drafted.staff)).toEqual([['2026-11-01', 300n]])
})

test('the reviewer counts statements by month and state, drafts too', async ({ db }) => {
  await aSpendingAgency(db, 'draft')
  const reviewer = (await aPerson(db, null, ['billingReviewer'])).ctx
  const drafts = (await countStatements(reviewer, '202609')).find(({ state }) => state === 'draft')
  expect(drafts).toMatchObject({ month: '202610', differing: 0 })
  const operator = (await aPerson(db, null, ['serviceDesk'])).ctx
  await expect(countStatements(operator, '202609')).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(listSpend(operator, wanted)).rejects.toMatchObject({ kind: 'forbidden' })
})
