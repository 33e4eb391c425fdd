import { listPeople } from '@/lib/agencies/list-people'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson } from '@/lib/testing/factories'

test('officers see where a person belongs and which platform roles they hold; others may not look', async ({
  db,
}) => {
  const agency = await anAgency(db)
  const member = await aPerson(db, agency.id, ['staff'], { name: '名册甲' })
  const operator = await aPerson(db, null, ['serviceDesk'], { name: '名册乙' })
  const officer = await aPerson(db, null, ['securityAdmin'])
  const { rows } = await listPeople(officer.ctx, { q: '名册', page: 1, size: 10 })
  const of = (id: string) => rows.find((row) => row.id === id)
  expect(of(member.id)).toMatchObject({ agencies: [agency.shortName], platformRoles: [] })
  expect(of(operator.id)).toMatchObject({ agencies: [], platformRoles: ['serviceDesk'] })
  await expect(listPeople(member.ctx, { page: 1, size: 10 })).rejects.toMatchObject({ kind: 'forbidden' })
})
