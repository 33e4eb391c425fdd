import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Person } from '@/lib/agencies/person-queries'
import { issueReset } from '@/lib/auth/issue-reset'
import { openSession } from '@/lib/auth/open-session'
import { passwordPolicy } from '@/lib/auth/password-policy'
import { passwordExpired } from '@/lib/auth/password-profile'
import type { Ctx } from '@/lib/context'
import { credentials, loginChallenges, totpFactors } from '@/lib/db/schema/auth'
import { hashToken, newToken } from '@/lib/tokens'

/** What follows a right answer: a session, the second factor, or first a new password. */
export type SignedIn =
  | { next: 'session'; token: string }
  | { next: 'secondFactor'; challenge: string }
  | { next: 'newPassword'; token: string }

type First = { method: 'password' | 'oidc'; secondFactor?: boolean; userAgent?: string }

/** Whoever has enrolled a second factor passes it too, by a single-use passage of five minutes. */
export async function passFirstFactor(tx: Ctx, person: Person, first: First): Promise<SignedIn> {
  const [factor] = await tx.db
    .select({ personId: totpFactors.personId })
    .from(totpFactors)
    .where(and(eq(totpFactors.personId, person.id), isNotNull(totpFactors.confirmedAt)))
  if (!factor || first.secondFactor) {
    return enter(tx, person, { ...first, secondFactor: first.secondFactor ?? false })
  }
  const challenge = newToken()
  await tx.db.insert(loginChallenges).values({
    tokenHash: hashToken(challenge),
    personId: person.id,
    method: first.method,
    expiresAt: sql`now() + interval '5 minutes'`,
  })
  return { next: 'secondFactor', challenge }
}

/** Every factor is passed. A password that has run out is changed before anything else opens. */
export async function enter(
  tx: Ctx,
  person: Person,
  opening: { method: 'password' | 'oidc'; secondFactor: boolean; userAgent?: string },
): Promise<SignedIn> {
  if (opening.method === 'password' && (await mustChangePassword(tx, person.id))) {
    return { next: 'newPassword', token: await issueReset(tx, person.id) }
  }
  return { next: 'session', token: await openSession(tx, person, opening) }
}

async function mustChangePassword(tx: Ctx, personId: string): Promise<boolean> {
  const [kept] = await tx.db
    .select({ changedAt: credentials.changedAt, mustChange: credentials.mustChange })
    .from(credentials)
    .where(eq(credentials.personId, personId))
  if (!kept) return false
  return kept.mustChange || passwordExpired(await passwordPolicy(tx), kept.changedAt, new Date())
}
