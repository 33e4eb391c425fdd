import { countGrants } from '@/lib/agencies/count-grants'
import { listOpenAgencies } from '@/lib/agencies/list-open-agencies'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, testNow } from '@/lib/testing/factories'

test('officers see how many grants wait, hold and were decided lately', async ({ db }) => {
  const admin = await aPerson(db, null, ['systemAdmin'])
  const security = await aPerson(db, null, ['securityAdmin'])
  const somebody = await aPerson(db, (await anAgency(db)).id, ['staff'])
  const grant = (role: string, state: string, decidedAt: Date | null) =>
    db.platform.query(
      `insert into role_grant (person_id, role, state, proposed_by, proposed_at, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [somebody.id, role, state, admin.id, testNow, decidedAt ? security.id : null, decidedAt],
    )
  await grant('serviceDesk', 'proposed', null)
  await grant('billingReviewer', 'refused', testNow)
  await grant('catalogManager', 'revoked', new Date('2026-01-05T00:00:00Z'))
  expect(await countGrants(security.ctx)).toEqual({ proposed: 1, active: 2, decided: 1 })
  await expect(countGrants(somebody.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('closed agencies are not offered as choices', async ({ db }) => {
  const open = await anAgency(db)
  const closed = await anAgency(db, { state: 'closed' })
  const manager = (await aPerson(db, null, ['catalogManager'])).ctx
  const ids = (await listOpenAgencies(manager)).map(({ id }) => id)
  expect([ids.includes(open.id), ids.includes(closed.id)]).toEqual([true, false])
  const auditor = (await aPerson(db, null, ['auditAdmin'])).ctx
  await expect(listOpenAgencies(auditor)).rejects.toMatchObject({ kind: 'forbidden' })
})
