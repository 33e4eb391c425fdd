import { orderFunnel } from '@/lib/orders/order-figures'
import { recentFigures } from '@/lib/orders/recent-figures'
import { expect, test } from '@/lib/testing/db'
import { aBudget, aBusinessSystem, aCtx, anAgency, aPerson, testNow } from '@/lib/testing/factories'

test('figures of one agency are read once for all who come within a minute, and are nobody else’s', async ({
  db,
}) => {
  const [own, other] = [await anAgency(db), await anAgency(db)]
  const staff = await aPerson(db, own.id, ['staff'])
  const [system, budget] = [await aBusinessSystem(db, own.id), await aBudget(db, own.id)]
  const submit = () =>
    db.platform.query(
      `insert into "order" (agency_id, number, title, state, content, business_system_id, budget_id, requester_id, created_at, submitted_at)
       values ($1, gen_random_uuid(), 't', 'approving', '{}', $2, $3, $4, $5, $5)`,
      [own.id, system.id, budget.id, staff.id, testNow],
    )
  await submit()
  const [first, second] = await Promise.all([recentFigures(staff.ctx), recentFigures(staff.ctx)])
  expect(first.funnel).toMatchObject({ submitted: 1, approved: 0 })
  expect(second).toBe(first)
  await submit()
  expect((await recentFigures(staff.ctx)).funnel.submitted).toBe(1)
  expect((await orderFunnel(staff.ctx)).submitted).toBe(2)
  expect((await recentFigures(aCtx(db, other.id, ['staff']))).funnel.submitted).toBe(0)
  expect(() => recentFigures(aCtx(db, null, ['auditAdmin']))).toThrow(
    expect.objectContaining({ kind: 'forbidden' }),
  )
})
