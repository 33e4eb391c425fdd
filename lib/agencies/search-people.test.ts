import { searchPeople } from '@/lib/agencies/search-people'
import { expect, test } from '@/lib/testing/db'
import { anAgency, aPerson } from '@/lib/testing/factories'

test('a person finds colleagues by name, nobody of another agency; typed signs are letters', async ({
  db,
}) => {
  const [own, other] = [await anAgency(db), await anAgency(db)]
  const me = await aPerson(db, own.id, ['staff'], { name: '沈怡宁' })
  await aPerson(db, own.id, ['approver'], { name: '沈%怡' })
  await aPerson(db, other.id, ['staff'], { name: '沈怡宁二' })
  const names = async (q: string) => (await searchPeople(me.ctx, q, 10)).map(({ name }) => name).sort()
  expect(await names('沈')).toEqual(['沈%怡', '沈怡宁'])
  expect(await names('%')).toEqual(['沈%怡'])
  const admin = await aPerson(db, null, ['systemAdmin'])
  expect(await searchPeople(admin.ctx, '沈怡宁', 10)).toHaveLength(2)
  const desk = await aPerson(db, null, ['serviceDesk'])
  await expect(searchPeople(desk.ctx, '沈', 10)).rejects.toMatchObject({ kind: 'forbidden' })
})
