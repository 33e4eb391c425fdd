import { eq, sql } from 'drizzle-orm'
import { changeSetting, listSettings } from '@/lib/agencies/settings'
import { listOwnSessions, ownFactor } from '@/lib/auth/account-queries'
import { changePassword } from '@/lib/auth/change-password'
import { changeProfile } from '@/lib/auth/change-profile'
import { decideFactorReset, listFactorResets, requestFactorReset } from '@/lib/auth/factor-resets'
import { issueReset } from '@/lib/auth/issue-reset'
import { passwordPolicy } from '@/lib/auth/password-policy'
import { readSession } from '@/lib/auth/read-session'
import { requestReset } from '@/lib/auth/request-reset'
import { resetPassword } from '@/lib/auth/reset-password'
import { revokeSession } from '@/lib/auth/revoke-session'
import { signInWithPassword } from '@/lib/auth/sign-in-with-password'
import { switchHat } from '@/lib/auth/switch-hat'
import { people } from '@/lib/db/schema/agencies'
import { sessions } from '@/lib/db/schema/auth'
import { anAccount, aSession, goodPassword } from '@/lib/testing/accounts'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem, countRows } from '@/lib/testing/factories'
import { visitorCtx } from '@/lib/visitor'

const other = 'Yunlan-mountain-8842'

describe('sessions', () => {
  test.for([
    ['idle for half an hour', { lastSeenAt: sql`now() - interval '31 minutes'` }],
    ['eight hours old', { absoluteUntil: sql`now() - interval '1 second'` }],
    ['revoked', { revokedAt: sql`now()` }],
  ] as const)('one that is %s reads as none', async ([_, change], { db }) => {
    const { id: agencyId } = await anAgency(db)
    const { id } = await aPerson(db, agencyId, ['staff'])
    const { token, sessionId } = await aSession(db, id, agencyId)
    await aSystem(db).db.update(sessions).set(change).where(eq(sessions.id, sessionId))
    expect(await readSession(db, token)).toBeNull()
  })

  test('are listed and ended by their owner only', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const { id } = await aPerson(db, agencyId, ['staff'])
    const [mine, second] = [await aSession(db, id, agencyId), await aSession(db, id, agencyId)]
    const stranger = await aPerson(db, agencyId, ['staff'])
    expect(await listOwnSessions(mine.ctx)).toHaveLength(2)
    const theirs = revokeSession(stranger.ctx, { sessionId: second.sessionId })
    await expect(theirs).rejects.toMatchObject({ kind: 'notFound' })
    await revokeSession(mine.ctx, { sessionId: 'others' })
    expect((await listOwnSessions(mine.ctx)).map((one) => one.id)).toEqual([mine.sessionId])
    expect(await readSession(db, second.token)).toBeNull()
  })

  test('change agency within the session, to a hat the person has', async ({ db }) => {
    const [first, second] = [await anAgency(db), await anAgency(db)]
    const { id } = await aPerson(db, first.id, ['staff'])
    const { ctx, token } = await aSession(db, id, first.id)
    await expect(switchHat(ctx, { agencyId: second.id })).rejects.toMatchObject({ kind: 'notFound' })
    await expect(switchHat(ctx, { agencyId: 'platform' })).rejects.toMatchObject({ kind: 'notFound' })
    await switchHat(ctx, { agencyId: first.id })
    expect((await readSession(db, token))?.actor.agencyId).toBe(first.id)
  })
})

describe('one’s own account', () => {
  test('a new password ends the other sessions, and is none of the last five', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const { id, account } = await anAccount(db, agencyId, ['staff'])
    const [mine, second] = [await aSession(db, id, agencyId), await aSession(db, id, agencyId)]
    const change = (current: string, password: string) =>
      changePassword(mine.ctx, { current, password, again: password })
    await expect(change('wrong', other)).rejects.toMatchObject({
      details: { fields: { current: { code: 'auth.wrongPassword' } } },
    })
    await change(goodPassword, other)
    expect([await readSession(db, mine.token), await readSession(db, second.token)]).toEqual([
      expect.anything(),
      null,
    ])
    await expect(change(other, goodPassword)).rejects.toMatchObject({
      details: { fields: { password: { code: 'auth.passwordReused' } } },
    })
    expect((await signInWithPassword(visitorCtx(db), { account, password: other })).next).toBe('session')
  })

  test('phone and language are the person’s own to change', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const { ctx, id } = await aPerson(db, agencyId, ['staff'])
    await changeProfile(ctx, { phone: '0700-12345', locale: 'en' })
    const [row] = await aSystem(db).db.select().from(people).where(eq(people.id, id))
    expect(row).toMatchObject({ phone: '0700-12345', locale: 'en' })
    await expect(changeProfile(aSystem(db), { phone: '1', locale: 'en' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

describe('a forgotten password', () => {
  test('is reset by a link that works once and ends every session', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const { id, account } = await anAccount(db, agencyId, ['staff'])
    const { token: cookie } = await aSession(db, id, agencyId)
    await requestReset(visitorCtx(db), { account })
    const token = await issueReset(aSystem(db), id)
    await resetPassword(visitorCtx(db), { token, password: other, again: other })
    expect(await readSession(db, cookie)).toBeNull()
    const again = resetPassword(visitorCtx(db), { token, password: goodPassword, again: goodPassword })
    await expect(again).rejects.toMatchObject({ code: 'auth.noReset' })
    expect((await signInWithPassword(visitorCtx(db), { account, password: other })).next).toBe('session')
  })

  test('asking for one tells nobody whether the account exists, and not without limit', async ({ db }) => {
    const before = await countRows(db, 'password_reset')
    const nobody = { account: 'nobody-here@example.test' }
    expect(await requestReset(visitorCtx(db), nobody)).toBeUndefined()
    expect(await countRows(db, 'password_reset')).toBe(before)
    // Twice the limit: the window in which they are counted may end in between.
    const more = async () => {
      for (let i = 0; i < 6; i++) await requestReset(visitorCtx(db), nobody)
    }
    await expect(more()).rejects.toMatchObject({ code: 'actions.tooMany' })
    await expect(requestReset(aSystem(db), nobody)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('a lost second factor', () => {
  test('is cleared by two people, and enrolled anew', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const security = await aPerson(db, null, ['securityAdmin'])
    const person = await anAccount(db, agencyId, ['approver'], { factor: true })
    await requestFactorReset(admin.ctx, { personId: person.id, reason: '手机遗失' })
    const twice = requestFactorReset(admin.ctx, { personId: person.id, reason: '手机遗失' })
    await expect(twice).rejects.toMatchObject({ code: 'auth.factorResetOpen' })
    const resetId =
      (await listFactorResets(security.ctx)).find((one) => one.requestedBy === admin.id)?.id ?? ''
    await expect(decideFactorReset(admin.ctx, { resetId, decision: 'approve' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const asked = `person_id = '${security.id}' and subject = 'factor_reset:${resetId}' and done_at is null`
    expect(await countRows(db, 'notification', asked)).toBe(1)
    await decideFactorReset(security.ctx, { resetId, decision: 'approve' })
    expect(await countRows(db, 'notification', asked)).toBe(0)
    expect((await ownFactor(person.ctx)).confirmedAt).toBeNull()
    const again = decideFactorReset(security.ctx, { resetId, decision: 'refuse' })
    await expect(again).rejects.toMatchObject({ code: 'auth.factorResetDecided' })
  })

  test('cannot be asked for oneself, for a stranger, or by staff', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const staff = await aPerson(db, agencyId, ['staff'])
    const stranger = await aPerson(db, (await anAgency(db)).id, ['staff'])
    const ask = (ctx: typeof admin.ctx, personId: string) =>
      requestFactorReset(ctx, { personId, reason: '遗失' })
    await expect(ask(admin.ctx, admin.id)).rejects.toMatchObject({ code: 'agencies.notYourself' })
    await expect(ask(admin.ctx, stranger.id)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(ask(staff.ctx, admin.id)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('parameters', () => {
  test('the password profile is the system administrator’s to choose', async ({ db }) => {
    const system = await aPerson(db, null, ['systemAdmin'])
    const staff = await aPerson(db, (await anAgency(db)).id, ['staff'])
    await changeSetting(system.ctx, { key: 'auth.passwordProfile', value: 'asvs' })
    expect(await passwordPolicy(visitorCtx(db))).toMatchObject({ name: 'asvs', minLength: 15 })
    expect((await listSettings(system.ctx)).find((one) => one.key === 'auth.passwordProfile')?.value).toBe(
      'asvs',
    )
    await changeSetting(system.ctx, { key: 'auth.passwordProfile', value: 'mlps3' })
    const mere = changeSetting(staff.ctx, { key: 'platform.hotline', value: '1' })
    await expect(mere).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
