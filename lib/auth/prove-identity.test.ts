import { sql } from 'drizzle-orm'
import { proofNeeded, proveIdentity } from '@/lib/auth/prove-identity'
import { codeNow } from '@/lib/auth/totp'
import type { Databases } from '@/lib/context'
import { anAccount, aSession } from '@/lib/testing/accounts'
import { expect, test } from '@/lib/testing/db'
import { aCtx, anAgency, aSystem, countRows } from '@/lib/testing/factories'

async function signedIn(db: Databases, minutesAgo: number, method = 'password') {
  const agency = await anAgency(db)
  const account = await anAccount(db, agency.id, ['approver'], { factor: true })
  const session = await aSession(db, account.id, agency.id)
  await aSystem(db).db.execute(sql`update session set method = ${method},
    second_factor_at = now() - make_interval(mins => ${minutesAgo}) where id = ${session.sessionId}`)
  return { ...session, secret: account.secret }
}

test('a factor shown within five minutes is enough; after that a code is asked for', async ({ db }) => {
  const fresh = await signedIn(db, 4)
  expect(await proofNeeded(fresh.ctx)).toBe(false)
  await proveIdentity(fresh.ctx, undefined)
  const old = await signedIn(db, 6)
  expect(await proofNeeded(old.ctx)).toBe(true)
  const asked = { code: 'auth.proofNeeded', details: { fields: { proof: { code: 'auth.proofNeeded' } } } }
  await expect(proveIdentity(old.ctx, undefined)).rejects.toMatchObject(asked)
  await proveIdentity(old.ctx, codeNow(old.secret))
  expect(await proofNeeded(old.ctx)).toBe(false)
  const audited = `action = 'session.prove' and object_id = '${old.sessionId}'`
  expect(await countRows(db, 'audit_event', audited)).toBe(1)
})

test('a wrong code and one used before prove nothing, and five tries are the most', async ({ db }) => {
  const one = await signedIn(db, 6)
  const code = codeNow(one.secret)
  const wrong = code === '000000' ? '000001' : '000000'
  const refused = { details: { fields: { proof: { code: 'auth.wrongCode' } } } }
  await expect(proveIdentity(one.ctx, wrong)).rejects.toMatchObject(refused)
  await proveIdentity(one.ctx, code)
  await aSystem(db).db.execute(
    sql`update session set second_factor_at = now() - interval '1 hour' where id = ${one.sessionId}`,
  )
  const answers: string[] = []
  for (let tries = 0; tries < 12; tries++)
    await proveIdentity(one.ctx, code).catch((error) => answers.push(error.code))
  expect(new Set(answers)).toEqual(new Set(['auth.proofNeeded', 'actions.tooMany']))
  expect(answers).toHaveLength(12)
  expect(await proofNeeded(one.ctx)).toBe(true)
})

test('a demonstration has no factor to show; what has no session is not asked', async ({ db }) => {
  const visitor = await signedIn(db, 60, 'demonstration')
  await proveIdentity(visitor.ctx, undefined)
  await proveIdentity(aCtx(db, (await anAgency(db)).id, ['approver']), undefined)
  await expect(proveIdentity(aCtx(db, null, ['system']), undefined)).rejects.toMatchObject({
    kind: 'forbidden',
  })
})
