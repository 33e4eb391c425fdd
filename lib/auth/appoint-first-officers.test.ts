import { acceptInvitation } from '@/lib/auth/accept-invitation'
import { appointFirstOfficers, FirstOfficers } from '@/lib/auth/appoint-first-officers'
import { signInWithPassword } from '@/lib/auth/sign-in-with-password'
import { goodPassword } from '@/lib/testing/accounts'
import { expect, test } from '@/lib/testing/db'
import { aCtx, aSystem } from '@/lib/testing/factories'
import { visitorCtx } from '@/lib/visitor'

const three = {
  systemAdmin: { name: '甲', email: 'one@first.test' },
  securityAdmin: { name: '乙', email: 'two@first.test' },
  auditAdmin: { name: '丙', email: 'three@first.test' },
}
const tokenOf = (path: string) => new URL(path, 'http://x').searchParams.get('token') ?? ''

test('the first officers are three people, appointed until the first of them has come', async ({ db }) => {
  expect(FirstOfficers.safeParse({ ...three, auditAdmin: three.systemAdmin }).success).toBe(false)
  const lost = await appointFirstOfficers(aSystem(db), three)
  const { systemAdmin } = await appointFirstOfficers(aSystem(db), three)
  const accept = (path: string) =>
    acceptInvitation(visitorCtx(db), { token: tokenOf(path), password: goodPassword, again: goodPassword })
  await expect(accept(lost.systemAdmin)).rejects.toMatchObject({ code: 'agencies.noInvitation' })
  await accept(systemAdmin)
  const account = three.systemAdmin.email
  expect((await signInWithPassword(visitorCtx(db), { account, password: goodPassword })).next).toBe('session')
  await expect(appointFirstOfficers(aSystem(db), three)).rejects.toMatchObject({ code: 'auth.officersThere' })
  const mere = appointFirstOfficers(aCtx(db, null, ['systemAdmin']), three)
  await expect(mere).rejects.toMatchObject({ kind: 'forbidden' })
})
