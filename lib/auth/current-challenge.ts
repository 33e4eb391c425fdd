import 'server-only'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { cookies } from 'next/headers'
import { findPerson, type Person } from '@/lib/agencies/person-queries'
import { currentVisitor } from '@/lib/auth/current-visitor'
import { challengeCookie } from '@/lib/auth/session-cookie'
import { loginChallenges } from '@/lib/db/schema/auth'
import { hashToken } from '@/lib/tokens'

/** Who has passed the first factor in this browser and stands before the second. */
export async function currentChallenge(): Promise<Person | undefined> {
  const jar = await cookies()
  const token = jar.get(challengeCookie.name)?.value
  if (!token) return undefined
  const ctx = await currentVisitor()
  const [challenge] = await ctx.db
    .select({ personId: loginChallenges.personId })
    .from(loginChallenges)
    .where(
      and(
        eq(loginChallenges.tokenHash, hashToken(token)),
        isNull(loginChallenges.usedAt),
        gt(loginChallenges.expiresAt, sql`now()`),
      ),
    )
  return challenge ? findPerson(ctx, challenge.personId) : undefined
}
