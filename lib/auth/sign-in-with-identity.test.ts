import { eq } from 'drizzle-orm'
import { inviteMember } from '@/lib/auth/invite-member'
import { linkIdentity } from '@/lib/auth/link-identity'
import { readSession } from '@/lib/auth/read-session'
import { signInWithIdentity } from '@/lib/auth/sign-in-with-identity'
import { unlinkIdentity } from '@/lib/auth/unlink-identity'
import { people } from '@/lib/db/schema/agencies'
import { anAccount } from '@/lib/testing/accounts'
import { describe, expect, test } from '@/lib/testing/db'
import { anAgency, aPerson, aSystem } from '@/lib/testing/factories'
import { visitorCtx } from '@/lib/visitor'

const issuer = 'https://id.example.test'
const arrive = (
  subject: string,
  more: { email?: string; invitation?: string; secondFactor?: boolean } = {},
) => ({
  issuer,
  subject,
  secondFactor: false,
  ...more,
})

describe('an identity of the provider', () => {
  test('opens a session for the account it was linked to, by issuer and subject', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const { id, ctx } = await anAccount(db, agencyId, ['staff'])
    await linkIdentity(ctx, { issuer, subject: 's-1' })
    await linkIdentity(ctx, { issuer, subject: 's-1' })
    const signedIn = await signInWithIdentity(visitorCtx(db), arrive('s-1', { secondFactor: true }))
    const session = signedIn.next === 'session' ? await readSession(db, signedIn.token) : null
    expect(session?.actor).toMatchObject({ personId: id, secondFactor: true })
    const elsewhere = signInWithIdentity(visitorCtx(db), {
      ...arrive('s-1'),
      issuer: 'https://other.example.test',
    })
    await expect(elsewhere).rejects.toMatchObject({ code: 'auth.identityUnknown' })
  })

  test('never opens an account by its e-mail address alone', async ({ db }) => {
    const { account } = await anAccount(db, (await anAgency(db)).id, ['staff'])
    const byMail = signInWithIdentity(visitorCtx(db), arrive('s-2', { email: account }))
    await expect(byMail).rejects.toMatchObject({ code: 'auth.identityUnknown' })
  })

  test('takes up an invitation that names its verified address, and no other', async ({ db }) => {
    const { id: agencyId } = await anAgency(db)
    const admin = await aPerson(db, agencyId, ['agencyAdmin'])
    const email = 'Invited@id.test'
    const path = await inviteMember(admin.ctx, { name: '新人', email, roles: ['staff'], superiorId: null })
    const invitation = new URL(path, 'http://x').searchParams.get('token') ?? ''
    const other = signInWithIdentity(visitorCtx(db), arrive('s-3', { email: 'other@id.test', invitation }))
    await expect(other).rejects.toMatchObject({ code: 'auth.identityUnknown' })
    const unverified = signInWithIdentity(visitorCtx(db), arrive('s-3', { invitation }))
    await expect(unverified).rejects.toMatchObject({ code: 'auth.identityUnknown' })
    const first = await signInWithIdentity(
      visitorCtx(db),
      arrive('s-3', { email: 'invited@id.test', invitation }),
    )
    expect(first.next).toBe('session')
    expect((await signInWithIdentity(visitorCtx(db), arrive('s-3'))).next).toBe('session')
  })

  test('passes the second factor of who has enrolled one', async ({ db }) => {
    const { ctx } = await anAccount(db, (await anAgency(db)).id, ['approver'], { factor: true })
    await linkIdentity(ctx, { issuer, subject: 's-4' })
    expect((await signInWithIdentity(visitorCtx(db), arrive('s-4'))).next).toBe('secondFactor')
  })

  test('belongs to one account; the last way in is not taken away; a disabled person stays out', async ({
    db,
  }) => {
    const { id: agencyId } = await anAgency(db)
    const mine = await anAccount(db, agencyId, ['staff'])
    const other = await aPerson(db, agencyId, ['staff'])
    await linkIdentity(mine.ctx, { issuer, subject: 's-5' })
    await expect(linkIdentity(other.ctx, { issuer, subject: 's-5' })).rejects.toMatchObject({
      code: 'auth.identityTaken',
    })
    await linkIdentity(other.ctx, { issuer, subject: 's-6' })
    await expect(unlinkIdentity(other.ctx, { issuer, subject: 's-6' })).rejects.toMatchObject({
      code: 'auth.lastWayIn',
    })
    await expect(unlinkIdentity(mine.ctx, { issuer, subject: 's-6' })).rejects.toMatchObject({
      kind: 'notFound',
    })
    await unlinkIdentity(mine.ctx, { issuer, subject: 's-5' })
    await aSystem(db).db.update(people).set({ state: 'disabled' }).where(eq(people.id, other.id))
    const disabled = signInWithIdentity(visitorCtx(db), arrive('s-6'))
    await expect(disabled).rejects.toMatchObject({ code: 'auth.identityUnknown' })
  })
})
