import { listBusinessSystems } from '@/lib/agencies/business-systems'
import { listHats } from '@/lib/agencies/person-queries'
import { disablePerson, enablePerson } from '@/lib/auth/disable-person'
import { handOver } from '@/lib/auth/hand-over'
import { readSession } from '@/lib/auth/read-session'
import { signInWithPassword } from '@/lib/auth/sign-in-with-password'
import { unlockAccount } from '@/lib/auth/unlock-account'
import { handOverOrders } from '@/lib/orders/hand-over-orders'
import { anAccount, aSession, goodPassword } from '@/lib/testing/accounts'
import { describe, expect, test } from '@/lib/testing/db'
import { aBusinessSystem, anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'
import { visitorCtx } from '@/lib/visitor'

const reason = '离岗'

describe('disabling a person', () => {
  test('ends their sessions and streams at once, until they are enabled again', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const person = await anAccount(db, agencyId, ['staff'])
    const { token, sessionId } = await aSession(db, person.id, agencyId)
    await disablePerson(admin.ctx, { personId: person.id, reason })
    expect(await readSession(db, token)).toBeNull()
    const ended = `kind = 'sessionEnded' and data->>'sessionId' = '${sessionId}'`
    expect(await countRows(db, 'event', ended)).toBe(1)
    const again = disablePerson(admin.ctx, { personId: person.id, reason })
    await expect(again).rejects.toMatchObject({ code: 'agencies.personDisabled' })
    await enablePerson(admin.ctx, { personId: person.id })
    const signedIn = await signInWithPassword(visitorCtx(db), {
      account: person.account,
      password: goodPassword,
    })
    expect(signedIn.next).toBe('session')
    await expect(enablePerson(admin.ctx, { personId: person.id })).rejects.toMatchObject({ kind: 'rule' })
  })

  test('an agency does not disable somebody who works elsewhere too, nor a stranger, nor oneself', async ({
    db,
  }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const stranger = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const staff = await aPerson(db, agencyId, ['staff'])
    await expect(disablePerson(admin.ctx, { personId: stranger.id, reason })).rejects.toMatchObject({
      kind: 'notFound',
    })
    await expect(disablePerson(admin.ctx, { personId: admin.id, reason })).rejects.toMatchObject({
      code: 'agencies.notYourself',
    })
    await expect(disablePerson(staff.ctx, { personId: admin.id, reason })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const system = await aPerson(db, null, ['systemAdmin'])
    await disablePerson(system.ctx, { personId: stranger.id, reason })
  })

  test('a lock is ended by the administrator, or the security administrator', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const security = await aPerson(db, null, ['securityAdmin'])
    const { id: personId, account, ctx } = await anAccount(db, agencyId, ['staff'])
    for (const officer of [admin, security]) {
      for (let i = 0; i < 5; i++) {
        await signInWithPassword(visitorCtx(db), { account, password: 'wrong' }).catch(() => undefined)
      }
      const locked = signInWithPassword(visitorCtx(db), { account, password: goodPassword })
      await expect(locked).rejects.toMatchObject({ code: 'auth.locked' })
      await unlockAccount(officer.ctx, { personId })
      const signedIn = await signInWithPassword(visitorCtx(db), { account, password: goodPassword })
      expect(signedIn.next).toBe('session')
    }
    await expect(unlockAccount(ctx, { personId })).rejects.toMatchObject({ kind: 'forbidden' })
    const stranger = await aPerson(db, (await anAgency(db)).id, ['agencyAdmin'])
    await expect(unlockAccount(stranger.ctx, { personId })).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('a leaver', () => {
  test('hands systems and orders to a successor, loses the session, and is a member no more', async ({
    db,
  }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const [leaver, successor] = [
      await aPerson(db, agencyId, ['staff']),
      await aPerson(db, agencyId, ['staff']),
    ]
    const { token } = await aSession(db, leaver.id, agencyId)
    await aBusinessSystem(db, agencyId, { ownerId: leaver.id })
    await handOver(admin.ctx, { personId: leaver.id, toPersonId: successor.id }, { orders: handOverOrders })
    expect((await listBusinessSystems(admin.ctx)).map((system) => system.ownerId)).toEqual([successor.id])
    expect(await readSession(db, token)).toBeNull()
    expect(await listHats(aSystem(db), leaver.id)).toEqual([])
    const again = handOver(admin.ctx, { personId: leaver.id, toPersonId: successor.id }, {})
    await expect(again).rejects.toMatchObject({ kind: 'notFound' })
  })

  test('cannot hand over to a stranger, and the last administrator cannot leave', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const staff = await aPerson(db, agencyId, ['staff'])
    const stranger = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const away = handOver(admin.ctx, { personId: staff.id, toPersonId: stranger.id }, {})
    await expect(away).rejects.toMatchObject({ kind: 'notFound' })
    const own = handOver(admin.ctx, { personId: admin.id, toPersonId: staff.id }, {})
    await expect(own).rejects.toMatchObject({ code: 'agencies.notYourself' })
    const mere = handOver(staff.ctx, { personId: admin.id, toPersonId: staff.id }, {})
    await expect(mere).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
