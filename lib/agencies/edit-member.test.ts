import { editMember } from '@/lib/agencies/edit-member'
import { listReportingLines } from '@/lib/agencies/list-reporting-lines'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { addDutyRule, listAllDutyRules, switchDutyRule } from '@/lib/agencies/manage-duty-rules'
import { listMembers } from '@/lib/agencies/member-queries'
import { checkDuties } from '@/lib/orders/check-duties'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'

describe('changing a member', () => {
  test('gives roles and a superior, which the line of reporting follows', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const [staff, chief] = [await aPerson(db, agencyId, ['staff']), await aPerson(db, agencyId, ['approver'])]
    await editMember(admin.ctx, {
      personId: staff.id,
      roles: ['staff', 'finance'],
      superiorId: chief.id,
      title: '科员',
    })
    const member = (await listMembers(admin.ctx)).find((one) => one.personId === staff.id)
    expect(member).toMatchObject({ roles: ['staff', 'finance'], superiorId: chief.id, title: '科员' })
    expect((await listReportingLines(admin.ctx, agencyId)).get(staff.id)).toBe(chief.id)
    expect((await listRoleHolders(admin.ctx, { role: 'finance', agencyId })).map(({ id }) => id)).toEqual([
      staff.id,
    ])
  })

  test('refuses a superior who stands below the person, or in another agency', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const chief = await aPerson(db, agencyId, ['approver'])
    const staff = await aPerson(db, agencyId, ['staff'], { superiorId: chief.id })
    const stranger = await aPerson(db, (await anAgency(db)).id, ['staff'])
    for (const superiorId of [staff.id, chief.id, stranger.id]) {
      const edit = editMember(admin.ctx, { personId: chief.id, roles: ['approver'], superiorId })
      await expect(edit).rejects.toMatchObject({
        details: { fields: { superiorId: { code: 'agencies.noSuperior' } } },
      })
    }
  })

  test('nobody changes their own roles, and an agency keeps an administrator', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const own = editMember(admin.ctx, { personId: admin.id, roles: ['approver'], superiorId: null })
    await expect(own).rejects.toMatchObject({ code: 'agencies.ownRoles' })
    const second = await aPerson(db, agencyId, ['staff'])
    await editMember(admin.ctx, { personId: second.id, roles: ['agencyAdmin'], superiorId: null })
    await editMember(second.ctx, { personId: admin.id, roles: ['staff'], superiorId: null }).catch(
      (error) => {
        expect(error).toMatchObject({ kind: 'forbidden' })
      },
    )
  })

  test('another agency’s person does not exist, and staff may not', async ({ db }) => {
    const [here, there] = [await anAgency(db), await anAgency(db)]
    const admin = await aPerson(db, here.id, ['agencyAdmin'])
    const staff = await aPerson(db, here.id, ['staff'])
    const stranger = await aPerson(db, there.id, ['staff'])
    const change = { roles: ['staff' as const], superiorId: null }
    await expect(editMember(admin.ctx, { ...change, personId: stranger.id })).rejects.toMatchObject({
      kind: 'notFound',
    })
    await expect(editMember(staff.ctx, { ...change, personId: admin.id })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

describe('duty rules', () => {
  const rule = {
    code: 'finance-approver-t',
    scope: 'agency' as const,
    roleA: 'finance' as const,
    roleB: 'approver' as const,
    reasonZh: '两个人',
    reasonEn: 'Two people',
  }

  test('are checked when roles are given; switched off they let pass, and the night finds who breaks them', async ({
    db,
  }) => {
    const security = await aPerson(db, null, ['securityAdmin'])
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const staff = await aPerson(db, agencyId, ['staff'])
    await addDutyRule(security.ctx, rule)
    await expect(addDutyRule(security.ctx, rule)).rejects.toMatchObject({ kind: 'conflict' })
    const both = { personId: staff.id, roles: ['finance' as const, 'approver' as const], superiorId: null }
    await expect(editMember(admin.ctx, both)).rejects.toMatchObject({ code: 'agencies.dutyConflict' })

    const ruleId = (await listAllDutyRules(security.ctx)).find((one) => one.code === rule.code)?.id ?? ''
    await switchDutyRule(security.ctx, { ruleId, active: 'off' })
    await editMember(admin.ctx, both)
    expect(await checkDuties(aSystem(db))).toBe(0)
    await switchDutyRule(security.ctx, { ruleId, active: 'on' })
    expect(await checkDuties(aSystem(db))).toBe(1)
    expect(await checkDuties(aSystem(db))).toBe(1)
    const waiting = `person_id = '${security.id}' and kind = 'dutyViolations' and waits and done_at is null`
    expect(await countRows(db, 'notification', waiting)).toBe(1)
    await switchDutyRule(security.ctx, { ruleId, active: 'off' })
  })

  test('only the security administrator keeps them', async ({ db }) => {
    const audit = await aPerson(db, null, ['auditAdmin'])
    const staff = await aPerson(db, (await anAgency(db)).id, ['staff'])
    await expect(addDutyRule(audit.ctx, rule)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(
      switchDutyRule(staff.ctx, { ruleId: crypto.randomUUID(), active: 'on' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(listAllDutyRules(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(checkDuties(staff.ctx)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
