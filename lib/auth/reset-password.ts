import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { findPerson } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { endSessions } from '@/lib/auth/end-sessions'
import type { ResetPassword } from '@/lib/auth/input'
import { clearFailures } from '@/lib/auth/login-failures'
import { authorize } from '@/lib/auth/permissions'
import { setPassword } from '@/lib/auth/set-password'
import { type Ctx, inTransaction } from '@/lib/context'
import { passwordResets } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'
import { hashToken } from '@/lib/tokens'
import { visitOf } from '@/lib/visitor'

/** The link works once, for half an hour. Every session ends; the second factor stays what it was. */
export async function resetPassword(ctx: Ctx, input: ResetPassword): Promise<void> {
  authorize(ctx.actor, 'door:enter')
  await inTransaction(ctx, async (tx) => {
    const [reset] = await tx.db
      .update(passwordResets)
      .set({ usedAt: sql`now()` })
      .where(
        and(
          eq(passwordResets.tokenHash, hashToken(input.token)),
          isNull(passwordResets.usedAt),
          gt(passwordResets.expiresAt, sql`now()`),
        ),
      )
      .returning()
    const person = reset ? await findPerson(tx, reset.personId) : undefined
    if (person?.state !== 'active') throw new AppError('notFound', 'auth.noReset')
    await setPassword(tx, { personId: person.id, ...person }, input.password)
    await endSessions(tx, person.id, 'passwordReset')
    await clearFailures(tx, person.email)
    await recordAudit(visitOf(tx, person), 'password.reset', person.id)
  })
}
