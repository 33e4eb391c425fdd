import { importYear } from '@/lib/calendar/import-year'
import { publishYear } from '@/lib/calendar/publish-year'
import { recomputeDeadlines } from '@/lib/orders/recompute-deadlines'
import { anOrderingAgency } from '@/lib/orders/testing/an-order'
import { expect, test } from '@/lib/testing/db'
import { aPerson, countRows } from '@/lib/testing/factories'

test('publishing a year moves provisional deadlines, in the inbox too', async ({ db }) => {
  const authority = (await aPerson(db, null, ['authority'])).ctx
  const world = await anOrderingAgency(db)
  const order = await world.submitted()
  const opened = '2026-12-31T08:00:00Z'
  await db.platform.query(
    `update approval_step set opened_at = $1, due_at = '2027-01-01T06:00:00Z', due_provisional = true where order_id = $2`,
    [opened, order.id],
  )
  const year = (value: number, days: string) => importYear(authority, { year: value, source: '通知', days })
  await year(2026, '2026-10-01, 休, 国庆节, National Day')
  await publishYear(authority, { year: 2026 }, async () => {})
  await year(2027, '2027-01-01~2027-01-03, 休, 元旦, New Year')
  await publishYear(authority, { year: 2027 }, recomputeDeadlines)
  const { rows } = await db.platform.query(
    `select due_at, due_provisional from approval_step where order_id = $1 and state = 'open'`,
    [order.id],
  )
  const due = new Date('2027-01-04T09:00:00Z')
  expect(rows).toEqual([{ due_at: due, due_provisional: false }])
  expect(await countRows(db, 'notification', `waits and due_at = '${due.toISOString()}'`)).toBe(1)
  await expect(recomputeDeadlines(world.staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})
