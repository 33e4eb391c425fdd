import { sql } from 'drizzle-orm'
import { ownFactor } from '@/lib/auth/account-queries'
import { beginEnrolment } from '@/lib/auth/begin-enrolment'
import { confirmEnrolment } from '@/lib/auth/confirm-enrolment'
import { passSecondFactor } from '@/lib/auth/pass-second-factor'
import { readSession } from '@/lib/auth/read-session'
import { removeFactor } from '@/lib/auth/remove-factor'
import { signInWithPassword } from '@/lib/auth/sign-in-with-password'
import { codeNow } from '@/lib/auth/totp'
import type { Databases } from '@/lib/context'
import { loginChallenges } from '@/lib/db/schema/auth'
import { anAccount, aSession, goodPassword } from '@/lib/testing/accounts'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aSystem } from '@/lib/testing/factories'
import { visitorCtx } from '@/lib/visitor'

async function challengeOf(db: Databases, account: string): Promise<string> {
  const signedIn = await signInWithPassword(visitorCtx(db), { account, password: goodPassword })
  if (signedIn.next !== 'secondFactor') throw new Error(signedIn.next)
  return signedIn.challenge
}

describe('the second factor', () => {
  test('opens a session that has passed both factors', async ({ db }) => {
    const { account, secret } = await anAccount(db, (await anAgency(db)).id, ['approver'], { factor: true })
    const challenge = await challengeOf(db, account)
    const signedIn = await passSecondFactor(visitorCtx(db), { challenge, code: codeNow(secret) })
    const session = signedIn.next === 'session' ? await readSession(db, signedIn.token) : null
    expect(session?.actor.secondFactor).toBe(true)
  })

  test('a code works once, and so does a challenge', async ({ db }) => {
    const { account, secret } = await anAccount(db, (await anAgency(db)).id, ['approver'], { factor: true })
    const code = codeNow(secret)
    const challenge = await challengeOf(db, account)
    await passSecondFactor(visitorCtx(db), { challenge, code })
    const sameChallenge = passSecondFactor(visitorCtx(db), { challenge, code })
    await expect(sameChallenge).rejects.toMatchObject({ code: 'auth.challengeOver' })
    const sameCode = passSecondFactor(visitorCtx(db), { challenge: await challengeOf(db, account), code })
    await expect(sameCode).rejects.toMatchObject({ code: 'auth.wrongCode' })
  })

  test('the same code sent twice at once passes once', async ({ db }) => {
    const { account, secret } = await anAccount(db, (await anAgency(db)).id, ['approver'], { factor: true })
    const [first, second] = [await challengeOf(db, account), await challengeOf(db, account)]
    const code = codeNow(secret)
    const both = await Promise.allSettled(
      [first, second].map((challenge) => passSecondFactor(visitorCtx(db), { challenge, code })),
    )
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  })

  test('wrong codes count towards the lock of the account', async ({ db }) => {
    const { account, secret } = await anAccount(db, (await anAgency(db)).id, ['approver'], { factor: true })
    const challenge = await challengeOf(db, account)
    for (let i = 0; i < 5; i++) {
      const wrong = passSecondFactor(visitorCtx(db), { challenge, code: '000000' })
      await expect(wrong).rejects.toMatchObject({ code: 'auth.wrongCode' })
    }
    const late = signInWithPassword(visitorCtx(db), { account, password: goodPassword })
    await expect(late).rejects.toMatchObject({ code: 'auth.locked' })
    const over = passSecondFactor(visitorCtx(db), { challenge, code: codeNow(secret) })
    await expect(over).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('a challenge is over after five minutes', async ({ db }) => {
    const { account, secret } = await anAccount(db, (await anAgency(db)).id, ['approver'], { factor: true })
    const challenge = await challengeOf(db, account)
    await aSystem(db).db.update(loginChallenges).set({ expiresAt: sql`now() - interval '1 second'` })
    const late = passSecondFactor(visitorCtx(db), { challenge, code: codeNow(secret) })
    await expect(late).rejects.toMatchObject({ code: 'auth.challengeOver' })
  })

  test('is enrolled with its first code, gives recovery codes that work once, and stays where it must', async ({
    db,
  }) => {
    const agency = await anAgency(db)
    const person = await anAccount(db, agency.id, ['approver'])
    const { ctx } = await aSession(db, person.id, agency.id)
    await beginEnrolment(ctx)
    const { pending } = await ownFactor(ctx)
    await expect(confirmEnrolment(ctx, { code: '000000' })).rejects.toMatchObject({ kind: 'invalid' })
    const codes = await confirmEnrolment(ctx, { code: codeNow(pending?.secret ?? '') })
    expect(codes).toHaveLength(10)
    const code = codes[0]?.toLowerCase() ?? ''
    const challenge = await challengeOf(db, person.account)
    expect((await passSecondFactor(visitorCtx(db), { challenge, code })).next).toBe('session')
    const again = passSecondFactor(visitorCtx(db), { challenge: await challengeOf(db, person.account), code })
    await expect(again).rejects.toMatchObject({ code: 'auth.wrongCode' })
    await expect(removeFactor(ctx)).rejects.toMatchObject({ code: 'auth.factorMandatory' })
  })
})
