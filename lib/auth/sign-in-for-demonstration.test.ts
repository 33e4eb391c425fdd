import { demonstrationRoles } from '@/lib/auth/demonstration-roles'
import { readSession } from '@/lib/auth/read-session'
import { signInForDemonstration } from '@/lib/auth/sign-in-for-demonstration'
import { settings } from '@/lib/db/schema/agencies'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'
import { visitorCtx } from '@/lib/visitor'

test('only accounts on the list are entered by one click, recorded as what it is', async ({ db }) => {
  const agency = await anAgency(db)
  const [listed, other] = [
    await aPerson(db, agency.id, ['approver']),
    await aPerson(db, agency.id, ['staff']),
  ]
  const account = { personId: listed.id, agencyId: agency.id, roleZh: '审批人', roleEn: 'Approver' }
  await aSystem(db)
    .db.insert(settings)
    .values({ key: 'demo.accounts', value: [account] })
  expect(await demonstrationRoles(visitorCtx(db))).toMatchObject([
    { role: 'approver', secondFactor: true, agencyName: agency.name },
  ])
  const token = await signInForDemonstration(visitorCtx(db), { personId: listed.id, agencyId: agency.id })
  expect((await readSession(db, token))?.actor).toMatchObject({ personId: listed.id, secondFactor: true })
  expect(await countRows(db, 'session', `person_id = '${listed.id}' and method = 'demonstration'`)).toBe(1)
  const stranger = signInForDemonstration(visitorCtx(db), { personId: other.id, agencyId: agency.id })
  await expect(stranger).rejects.toMatchObject({ kind: 'forbidden' })
  const platform = signInForDemonstration(visitorCtx(db), { personId: listed.id, agencyId: null })
  await expect(platform).rejects.toMatchObject({ kind: 'forbidden' })
  const inside = signInForDemonstration(other.ctx, { personId: listed.id, agencyId: agency.id })
  await expect(inside).rejects.toMatchObject({ kind: 'forbidden' })
})
