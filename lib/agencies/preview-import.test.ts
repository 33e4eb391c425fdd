import { completeCreditCode } from '@/lib/agencies/credit-code'
import { listMembers } from '@/lib/agencies/member-queries'
import { getImport, previewImport } from '@/lib/agencies/preview-import'
import { applyImport } from '@/lib/auth/apply-import'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, countRows } from '@/lib/testing/factories'

describe('importing people', () => {
  const csv = [
    '\uFEFF姓名,邮箱,角色,上级邮箱,职务',
    '甲,a@import.test,经办人;财务人员,,科员',
    '乙,not-an-address,staff,,',
    '丙,c@import.test,国王,,',
    '丁,a@import.test,staff,,',
    '戊,e@import.test,staff,nobody@import.test,',
  ].join('\r\n')

  test('says what is wrong with which row, and carries out the others', async ({ db }) => {
    const admin = await aPerson(db, (await anAgency(db)).id, ['agencyAdmin'])
    const importId = await previewImport(admin.ctx, 'people', csv)
    const { rows } = await getImport(admin.ctx, importId)
    expect(rows.map((row) => row.errors.map((error) => error.field))).toEqual([
      [],
      ['email'],
      ['roles'],
      ['email'],
      ['superiorEmail'],
    ])
    expect(await listMembers(admin.ctx)).toHaveLength(1)
    const applied = await applyImport(admin.ctx, { importId })
    expect(applied).toMatchObject([
      { line: 2, name: '甲', path: expect.stringContaining('/invitation?token=') },
    ])
    expect((await listMembers(admin.ctx)).find((one) => one.name === '甲')?.roles).toEqual([
      'staff',
      'finance',
    ])
    await expect(applyImport(admin.ctx, { importId })).rejects.toMatchObject({
      code: 'agencies.importApplied',
    })
  })

  test('a file without its columns, or no file at all, is refused as a whole', async ({ db }) => {
    const admin = await aPerson(db, (await anAgency(db)).id, ['agencyAdmin'])
    const header = previewImport(admin.ctx, 'people', '姓,箱\r\na,b')
    await expect(header).rejects.toMatchObject({
      code: 'agencies.importHeader',
      details: { params: { columns: '姓名、邮箱、角色', columnsEn: expect.stringContaining('Full name') } },
    })
    await expect(previewImport(admin.ctx, 'people', 'name,email,roles')).rejects.toMatchObject({
      code: 'agencies.importEmpty',
    })
    await expect(previewImport(admin.ctx, 'people', 'a,"b')).rejects.toMatchObject({
      code: 'agencies.importUnreadable',
    })
  })

  test('is the administrator’s; somebody else’s preview does not exist', async ({ db }) => {
    const { id } = await anAgency(db)
    const admin = await aPerson(db, id, ['agencyAdmin'])
    const colleague = await aPerson(db, id, ['agencyAdmin'])
    const staff = await aPerson(db, id, ['staff'])
    const importId = await previewImport(admin.ctx, 'people', csv)
    await expect(applyImport(colleague.ctx, { importId })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(previewImport(staff.ctx, 'people', csv)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(previewImport(admin.ctx, 'agencies', csv)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

test('agencies come by file with their administrators', async ({ db }) => {
  await anAgency(db)
  const authority = await aPerson(db, null, ['authority'])
  const code = completeCreditCode('11530000MB900077')
  const csv = `name,shortName,creditCode,divisionCode,sectorCode,zones,adminName,adminEmail
省导入局,导入局,${code},530000,general,政务外网;互联网,管理员,import-admin@import.test
省错码局,错码局,${code.slice(0, 17)}#,530000,general,extranet,管理员,second@import.test`
  const importId = await previewImport(authority.ctx, 'agencies', csv)
  expect((await getImport(authority.ctx, importId)).rows.map((row) => row.errors.length)).toEqual([0, 1])
  await applyImport(authority.ctx, { importId })
  expect(
    await countRows(db, 'agency', `credit_code = '${code}' and network_zones = '{extranet,internet}'`),
  ).toBe(1)
})
