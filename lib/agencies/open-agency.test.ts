import { closeAgency } from '@/lib/agencies/close-agency'
import { completeCreditCode } from '@/lib/agencies/credit-code'
import { OpenAgency } from '@/lib/agencies/input'
import { listAgencies } from '@/lib/agencies/list-agencies'
import { editAgency, openAgency } from '@/lib/agencies/open-agency'
import { listHats } from '@/lib/agencies/person-queries'
import { agencyTree, getAgency } from '@/lib/agencies/queries'
import { resumeAgency, suspendAgency } from '@/lib/agencies/suspend-agency'
import { foundAgency } from '@/lib/auth/found-agency'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, countRows } from '@/lib/testing/factories'

const form = (n: number, superiorId = '') => ({
  creditCode: completeCreditCode(`11530000MB9${String(n).padStart(5, '0')}`),
  name: `省测试局${n}`,
  shortName: `测试局${n}`,
  divisionCode: '530000',
  sectorCode: 'general',
  superiorId,
  zones: ['extranet'],
  maxProtectionLevel: '3',
  adminName: '首位管理员',
  adminEmail: `first-${n}@example.test`,
})
const none = async () => ({ orders: 0, instances: 0, statements: 0 })

describe('an agency', () => {
  test('is opened with its parents, its zones and the invitation of its administrator', async ({ db }) => {
    const superior = await anAgency(db)
    const authority = await aPerson(db, null, ['authority'])
    const path = await foundAgency(authority.ctx, OpenAgency.parse(form(1, superior.id)))
    expect(path).toMatch(/^\/invitation\?token=.{40,}/)
    const { rows } = await listAgencies(authority.ctx, { q: '省测试局1', page: 1, size: 10 })
    expect(rows[0]?.agency).toMatchObject({
      superiorId: superior.id,
      networkZones: ['extranet'],
      state: 'active',
    })
    expect((await agencyTree(authority.ctx))[0]?.agencies.map(({ name }) => name)).toContain('省测试局1')
    expect(await countRows(db, 'invitation', `agency_id = '${rows[0]?.agency.id}'`)).toBe(1)
  })

  test('a wrong check character, an unknown division or a superior of another sector is said on its field', async ({
    db,
  }) => {
    const authority = await aPerson(db, null, ['authority'])
    const typo = OpenAgency.safeParse({ ...form(2), creditCode: `${form(2).creditCode.slice(0, 17)}#` })
    expect(typo.error?.issues[0]).toMatchObject({
      path: ['creditCode'],
      message: 'agencies.creditCodeCharacters',
    })
    const nowhere = openAgency(authority.ctx, OpenAgency.parse({ ...form(2), divisionCode: '990000' }))
    await expect(nowhere).rejects.toMatchObject({
      details: { fields: { divisionCode: { code: 'agencies.divisionCode' } } },
    })
    await openAgency(authority.ctx, OpenAgency.parse(form(3)))
    const twice = openAgency(authority.ctx, OpenAgency.parse(form(3)))
    await expect(twice).rejects.toMatchObject({
      details: { fields: { creditCode: { code: 'agencies.creditCodeTaken' } } },
    })
  })

  test('never stands above itself', async ({ db }) => {
    const authority = await aPerson(db, null, ['authority'])
    const upper = await anAgency(db)
    const lower = await anAgency(db, { superiorId: upper.id })
    const change = {
      name: upper.name,
      shortName: upper.shortName,
      divisionCode: '530000',
      sectorCode: 'general',
      zones: upper.networkZones,
      maxProtectionLevel: 3,
    }
    const loop = editAgency(authority.ctx, { ...change, agencyId: upper.id, superiorId: lower.id })
    await expect(loop).rejects.toMatchObject({
      details: { fields: { superiorId: { code: 'agencies.superiorLoop' } } },
    })
    await editAgency(authority.ctx, { ...change, agencyId: upper.id, superiorId: null, name: '改名局' })
    expect((await getAgency(authority.ctx, upper.id)).name).toBe('改名局')
  })

  test('is suspended, resumed, and closed once nothing stands in the way', async ({ db }) => {
    const authority = await aPerson(db, null, ['authority'])
    const { id: agencyId } = await anAgency(db)
    const staff = await aPerson(db, agencyId, ['staff'])
    const wish = { agencyId, reason: '机构改革' }
    await suspendAgency(authority.ctx, wish)
    await expect(suspendAgency(authority.ctx, wish)).rejects.toMatchObject({ code: 'agencies.notActive' })
    await resumeAgency(authority.ctx, { agencyId })
    await expect(resumeAgency(authority.ctx, { agencyId })).rejects.toMatchObject({
      code: 'agencies.notSuspended',
    })
    const busy = closeAgency(authority.ctx, wish, async () => ({ orders: 2, instances: 0, statements: 1 }))
    await expect(busy).rejects.toMatchObject({
      code: 'agencies.stillInUse',
      details: { params: { orders: 2, statements: 1 } },
    })
    await closeAgency(authority.ctx, wish, none)
    expect(await listHats(authority.ctx, staff.id)).toEqual([])
    await expect(closeAgency(authority.ctx, wish, none)).rejects.toMatchObject({
      code: 'agencies.closedAlready',
    })
  })

  test('only the authority opens, suspends or closes one', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const wish = { agencyId, reason: '机构改革' }
    const attempts = [
      openAgency(admin.ctx, OpenAgency.parse(form(5))),
      foundAgency(admin.ctx, OpenAgency.parse(form(5))),
      suspendAgency(admin.ctx, wish),
      resumeAgency(admin.ctx, { agencyId }),
      closeAgency(admin.ctx, wish, none),
    ]
    await Promise.all(attempts.map((attempt) => expect(attempt).rejects.toMatchObject({ kind: 'forbidden' })))
  })
})
