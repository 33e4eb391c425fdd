import { eq, sql } from 'drizzle-orm'
import { passwordPolicy } from '@/lib/auth/password-policy'
import { checkPassword } from '@/lib/auth/password-profile'
import { hashPassword, passwordMatches } from '@/lib/auth/passwords'
import type { Ctx } from '@/lib/context'
import { credentials } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'

type Owner = { personId: string; name: string; email: string }

/** A new password that the profile of this deployment accepts, in the caller's transaction. */
export async function setPassword(
  tx: Ctx,
  owner: Owner,
  password: string,
  words: string[] = [],
): Promise<void> {
  const policy = await passwordPolicy(tx)
  const context = [owner.name, owner.email.split('@')[0] ?? '', 'zhengtong', '政通', ...words]
  const [problem] = checkPassword(policy, password, context)
  if (problem) throw new AppError('invalid', 'actions.invalid', { fields: { password: problem } })
  const [kept] = await tx.db
    .select()
    .from(credentials)
    .where(eq(credentials.personId, owner.personId))
    .for('update')
  const former = kept ? [kept.passwordHash, ...kept.formerHashes] : []
  await refuseReuse(former.slice(0, policy.history), password)
  const values = {
    passwordHash: await hashPassword(password),
    changedAt: sql`now()`,
    mustChange: false,
    formerHashes: former.slice(0, 10),
  }
  await tx.db
    .insert(credentials)
    .values({ personId: owner.personId, ...values })
    .onConflictDoUpdate({ target: credentials.personId, set: values })
}

async function refuseReuse(hashes: string[], password: string): Promise<void> {
  for (const hash of hashes) {
    if (await passwordMatches(hash, password)) {
      const field = { code: 'auth.passwordReused' as const, params: { count: hashes.length } }
      throw new AppError('invalid', 'actions.invalid', { fields: { password: field } })
    }
  }
}
