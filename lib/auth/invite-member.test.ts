import { openInvitation } from '@/lib/agencies/invitation-queries'
import { findPersonByEmail, listHats } from '@/lib/agencies/person-queries'
import { acceptInvitation, joinAgency } from '@/lib/auth/accept-invitation'
import { createPerson } from '@/lib/auth/create-person'
import { inviteAgain, inviteMember } from '@/lib/auth/invite-member'
import { signInWithPassword } from '@/lib/auth/sign-in-with-password'
import { anAccount, goodPassword } from '@/lib/testing/accounts'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem } from '@/lib/testing/factories'
import { visitorCtx } from '@/lib/visitor'

const tokenOf = (path: string) => new URL(path, 'http://x').searchParams.get('token') ?? ''
const wish = (email: string) => ({ name: '新同事', email, roles: ['staff' as const], superiorId: null })

describe('an invitation', () => {
  test('leads somebody new to a password, a membership and a session, once', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const email = `new-${agencyId}@example.test`
    const token = tokenOf(await inviteMember(admin.ctx, wish(email)))
    const before = signInWithPassword(visitorCtx(db), { account: email, password: goodPassword })
    await expect(before).rejects.toMatchObject({ code: 'auth.wrongCredentials' })
    const weak = acceptInvitation(visitorCtx(db), { token, password: 'short', again: 'short' })
    await expect(weak).rejects.toMatchObject({
      details: { fields: { password: { code: 'auth.passwordTooShort' } } },
    })
    await acceptInvitation(visitorCtx(db), { token, password: goodPassword, again: goodPassword })
    const again = acceptInvitation(visitorCtx(db), { token, password: goodPassword, again: goodPassword })
    await expect(again).rejects.toMatchObject({ code: 'agencies.noInvitation' })
    const signedIn = await signInWithPassword(visitorCtx(db), { account: email, password: goodPassword })
    expect(signedIn.next).toBe('session')
  })

  test('a person of another agency joins with the account they have', async ({ db }) => {
    const [first, second] = [await anAgency(db), await anAgency(db)]
    const admin = await aPerson(db, second.id, ['agencyAdmin'])
    const { id, account } = await anAccount(db, first.id, ['staff'])
    const token = tokenOf(await inviteMember(admin.ctx, wish(account)))
    expect((await listHats(aSystem(db), id)).map((hat) => hat.agencyId)).toEqual([first.id])
    await joinAgency(visitorCtx(db), { token })
    expect((await listHats(aSystem(db), id)).map((hat) => hat.agencyId).sort()).toEqual(
      [first.id, second.id].sort(),
    )
  })

  test('a new link ends the old one; members are not invited again', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const email = `twice-${agencyId}@example.test`
    const old = tokenOf(await inviteMember(admin.ctx, wish(email)))
    const personId = (await findPersonByEmail(aSystem(db), email))?.id ?? ''
    const token = tokenOf(await inviteAgain(admin.ctx, { personId }))
    await expect(openInvitation(visitorCtx(db), old)).rejects.toMatchObject({ kind: 'notFound' })
    await acceptInvitation(visitorCtx(db), { token, password: goodPassword, again: goodPassword })
    await expect(inviteMember(admin.ctx, wish(email))).rejects.toMatchObject({ kind: 'conflict' })
    await expect(inviteAgain(admin.ctx, { personId })).rejects.toMatchObject({
      code: 'agencies.memberAlready',
    })
  })

  test('is the administrator’s to give, inside the own agency', async ({ db }) => {
    const [here, there] = [await anAgency(db), await anAgency(db)]
    const staff = await aPerson(db, here.id, ['staff'])
    const admin = await aPerson(db, here.id, ['agencyAdmin'])
    const stranger = await aPerson(db, there.id, ['staff'])
    await expect(inviteMember(staff.ctx, wish('x@example.test'))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(inviteAgain(admin.ctx, { personId: stranger.id })).rejects.toMatchObject({
      kind: 'notFound',
    })
    const door = acceptInvitation(staff.ctx, { token: 'x'.repeat(30), password: 'a', again: 'a' })
    await expect(door).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('the system administrator makes accounts that hold no role', async ({ db }) => {
    const system = await aPerson(db, null, ['systemAdmin'])
    const security = await aPerson(db, null, ['securityAdmin'])
    const input = { name: '值班员', email: 'desk@example.test' }
    const token = tokenOf(await createPerson(system.ctx, input))
    await acceptInvitation(visitorCtx(db), { token, password: goodPassword, again: goodPassword })
    const signIn = signInWithPassword(visitorCtx(db), { account: input.email, password: goodPassword })
    await expect(signIn).rejects.toMatchObject({ code: 'auth.noWork' })
    await expect(createPerson(system.ctx, input)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(createPerson(security.ctx, input)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
