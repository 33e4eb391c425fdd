import { eq, sql } from 'drizzle-orm'
import { readSession } from '@/lib/auth/read-session'
import { signInWithPassword } from '@/lib/auth/sign-in-with-password'
import { people } from '@/lib/db/schema/agencies'
import { credentials, loginFailures, sessions } from '@/lib/db/schema/auth'
import { anAccount, goodPassword } from '@/lib/testing/accounts'
import { describe, expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, countRows } from '@/lib/testing/factories'
import { hashToken } from '@/lib/tokens'
import { visitorCtx } from '@/lib/visitor'

describe('signing in with a password', () => {
  test('opens a session of the agency, read back by its cookie', async ({ db }) => {
    const agency = await anAgency(db)
    const { id, account } = await anAccount(db, agency.id, ['staff'])
    const signedIn = await signInWithPassword(visitorCtx(db), { account, password: goodPassword })
    expect(signedIn.next).toBe('session')
    const token = signedIn.next === 'session' ? signedIn.token : ''
    const session = await readSession(db, token)
    expect(session?.actor).toMatchObject({
      personId: id,
      agencyId: agency.id,
      roles: ['staff'],
      secondFactor: false,
    })
    expect(await countRows(db, 'audit_event', `action = 'session.open' and actor_id = '${id}'`)).toBe(1)
  })

  test('says the same of an unknown account and of a wrong password', async ({ db }) => {
    const { account } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    const unknown = signInWithPassword(visitorCtx(db), { account: 'nobody@example.test', password: 'x' })
    const wrong = signInWithPassword(visitorCtx(db), { account, password: 'x' })
    const [first, second] = await Promise.allSettled([unknown, wrong])
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'auth.wrongCredentials' } })
    expect(second).toEqual(first)
  })

  test.for(['known', 'unknown'])(
    'locks an account that is %s after five wrong passwords',
    async (kind, { db }) => {
      const known = await anAccount(db, (await anAgency(db)).id, ['staff'])
      const account = kind === 'known' ? known.account : `stranger-${known.id}@example.test`
      for (let i = 0; i < 5; i++) {
        const wrong = signInWithPassword(visitorCtx(db), { account, password: `wrong ${i}` })
        await expect(wrong).rejects.toMatchObject({ code: 'auth.wrongCredentials' })
      }
      const right = signInWithPassword(visitorCtx(db), {
        account: account.toUpperCase(),
        password: goodPassword,
      })
      await expect(right).rejects.toMatchObject({ code: 'auth.locked' })
    },
  )

  test('opens again half an hour after the lock, and forgets the failures once somebody is in', async ({
    db,
  }) => {
    const { account } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    for (let i = 0; i < 5; i++) {
      await signInWithPassword(visitorCtx(db), { account, password: 'wrong' }).catch(() => undefined)
    }
    await aSystem(db)
      .db.update(loginFailures)
      .set({ lockedUntil: sql`now() - interval '1 second'`, lastAt: sql`now() - interval '31 minutes'` })
    const signedIn = await signInWithPassword(visitorCtx(db), { account, password: goodPassword })
    expect(signedIn.next).toBe('session')
    const failures = await aSystem(db).db.select().from(loginFailures)
    expect(failures.map((row) => row.accountHash)).not.toContain(hashToken(account))
  })

  test('a disabled person is answered like a stranger', async ({ db }) => {
    const { id, account } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    await aSystem(db).db.update(people).set({ state: 'disabled' }).where(eq(people.id, id))
    const refused = signInWithPassword(visitorCtx(db), { account, password: goodPassword })
    await expect(refused).rejects.toMatchObject({ code: 'auth.wrongCredentials' })
  })

  test('whoever enrolled a second factor gets no session yet', async ({ db }) => {
    const { account } = await anAccount(db, (await anAgency(db)).id, ['approver'], { factor: true })
    const signedIn = await signInWithPassword(visitorCtx(db), { account, password: goodPassword })
    expect(signedIn.next).toBe('secondFactor')
  })

  test('a password older than ninety days is changed before anything opens', async ({ db }) => {
    const { id, account } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    await aSystem(db)
      .db.update(credentials)
      .set({ changedAt: sql`now() - interval '91 days'` })
      .where(eq(credentials.personId, id))
    const signedIn = await signInWithPassword(visitorCtx(db), { account, password: goodPassword })
    expect(signedIn.next).toBe('newPassword')
    expect(await countRows(db, 'session', `person_id = '${id}'`)).toBe(0)
  })

  test('officers idle for a quarter of an hour, others for half an hour', async ({ db }) => {
    const officer = await anAccount(db, null, ['auditAdmin'])
    const staff = await anAccount(db, (await anAgency(db)).id, ['staff'])
    for (const { account } of [officer, staff]) {
      await signInWithPassword(visitorCtx(db), { account, password: goodPassword })
    }
    const idle = async (personId: string) => {
      const [row] = await aSystem(db).db.select().from(sessions).where(eq(sessions.personId, personId))
      return row?.idleMinutes
    }
    expect([await idle(officer.id), await idle(staff.id)]).toEqual([15, 30])
  })

  test('is only for visitors', async ({ db }) => {
    const ctx = aCtx(db, (await anAgency(db)).id, ['staff'])
    await expect(signInWithPassword(ctx, { account: 'a', password: 'b' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
