import { addDutyRule } from '@/lib/agencies/manage-duty-rules'
import { listOwnDelegations, listPossibleDelegates } from '@/lib/agencies/own-delegations'
import { activeDelegationsTo } from '@/lib/agencies/queries'
import { delegate, revokeDelegation } from '@/lib/auth/delegate'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, testNow } from '@/lib/testing/factories'

const span = { from: '2026-11-20', until: '2026-11-27', reason: '出差' }
const later = new Date('2026-11-28T00:00:00+08:00')

describe('delegating approval work', () => {
  test('reaches a colleague who may approve, until the end of its last day, or until taken back', async ({
    db,
  }) => {
    const { id: agencyId } = await anAgency(db)
    const [mine, colleague] = [
      await aPerson(db, agencyId, ['approver']),
      await aPerson(db, agencyId, ['approver']),
    ]
    await delegate(mine.ctx, { toPersonId: colleague.id, ...span })
    expect(await activeDelegationsTo(colleague.ctx, colleague.id)).toMatchObject([
      { fromPersonId: mine.id, agencyId },
    ])
    expect(await activeDelegationsTo({ ...colleague.ctx, now: () => later }, colleague.id)).toEqual([])
    const [given] = await listOwnDelegations(mine.ctx)
    await revokeDelegation(mine.ctx, { delegationId: given?.id ?? '' })
    expect(await activeDelegationsTo(colleague.ctx, colleague.id)).toEqual([])
    const again = revokeDelegation(mine.ctx, { delegationId: given?.id ?? '' })
    await expect(again).rejects.toMatchObject({ code: 'agencies.delegationOver' })
  })

  test('not to oneself, to whose duties exclude it, or to another agency; not for ever', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const security = await aPerson(db, null, ['securityAdmin'])
    await addDutyRule(security.ctx, {
      code: 'finance-approver-d',
      scope: 'agency',
      roleA: 'finance',
      roleB: 'approver',
      reasonZh: '两个人',
      reasonEn: 'Two people',
    })
    const mine = await aPerson(db, agencyId, ['approver'])
    const finance = await aPerson(db, agencyId, ['finance'])
    const stranger = await aPerson(db, (await anAgency(db)).id, ['approver'])
    expect(await listPossibleDelegates(mine.ctx)).toEqual([])
    const staff = await aPerson(db, agencyId, ['staff'])
    expect((await listPossibleDelegates(mine.ctx)).map(({ id }) => id)).toEqual([staff.id])
    for (const toPersonId of [mine.id, finance.id, stranger.id]) {
      const given = delegate(mine.ctx, { toPersonId, ...span })
      await expect(given).rejects.toMatchObject({
        details: { fields: { toPersonId: { code: 'agencies.noDelegate' } } },
      })
    }
    const forEver = delegate(mine.ctx, { toPersonId: staff.id, ...span, until: '2027-11-20' })
    await expect(forEver).rejects.toMatchObject({
      details: { fields: { until: { code: 'agencies.delegationSpan' } } },
    })
    await delegate(mine.ctx, { toPersonId: staff.id, ...span })
    expect(testNow.getTime()).toBeLessThan(later.getTime())
  })

  test('somebody else’s delegation does not exist; staff have none to give', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const [mine, colleague] = [
      await aPerson(db, agencyId, ['approver']),
      await aPerson(db, agencyId, ['approver']),
    ]
    const staff = await aPerson(db, agencyId, ['staff'])
    await delegate(mine.ctx, { toPersonId: colleague.id, ...span })
    const [given] = await listOwnDelegations(mine.ctx)
    const theirs = revokeDelegation(colleague.ctx, { delegationId: given?.id ?? '' })
    await expect(theirs).rejects.toMatchObject({ kind: 'notFound' })
    await expect(delegate(staff.ctx, { toPersonId: mine.id, ...span })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
