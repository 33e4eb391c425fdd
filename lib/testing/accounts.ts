import { eq, sql } from 'drizzle-orm'
import { hashPassword } from '@/lib/auth/passwords'
import { readSession } from '@/lib/auth/read-session'
import type { Role } from '@/lib/auth/roles'
import { newSecret, sealFactor } from '@/lib/auth/totp'
import { type Ctx, type Databases, newCtx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { credentials, sessions, totpFactors } from '@/lib/db/schema/auth'
import { aPerson, aSystem } from '@/lib/testing/factories'
import { hashToken, newToken } from '@/lib/tokens'

export const goodPassword = 'Lanzhou-river-7731'

/** A person who can sign in: account, password, and the authenticator's secret where they have one. */
export async function anAccount(
  db: Databases,
  agencyId: string | null,
  roles: readonly Role[],
  { factor = false }: { factor?: boolean } = {},
) {
  const person = await aPerson(db, agencyId, roles)
  const ctx = aSystem(db)
  await ctx.db
    .insert(credentials)
    .values({ personId: person.id, passwordHash: await hashPassword(goodPassword), changedAt: sql`now()` })
  const secret = newSecret()
  if (factor) {
    await ctx.db
      .insert(totpFactors)
      .values({ personId: person.id, secretBox: sealFactor(secret, person.id), confirmedAt: sql`now()` })
  }
  const [row] = await ctx.db.select({ email: people.email }).from(people).where(eq(people.id, person.id))
  return { ...person, account: row?.email ?? '', secret }
}

/** An open session of a person, and a context made from its cookie as a request makes it. */
export async function aSession(
  db: Databases,
  personId: string,
  agencyId: string | null,
): Promise<{ token: string; sessionId: string; ctx: Ctx }> {
  const token = newToken()
  const [session] = await aSystem(db)
    .db.insert(sessions)
    .values({
      tokenHash: hashToken(token),
      personId,
      agencyId,
      method: 'password',
      secondFactorAt: sql`now()`,
      absoluteUntil: sql`now() + interval '8 hours'`,
      idleMinutes: 30,
    })
    .returning({ id: sessions.id })
  const read = await readSession(db, token)
  if (!session || !read) throw new Error('no session')
  return { token, sessionId: session.id, ctx: newCtx(db, read.actor) }
}
