import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { endSessions } from '@/lib/auth/end-sessions'
import type { ChangePassword } from '@/lib/auth/input'
import { ownAccount } from '@/lib/auth/own-account'
import { passwordMatches } from '@/lib/auth/passwords'
import { authorize } from '@/lib/auth/permissions'
import { setPassword } from '@/lib/auth/set-password'
import { takeRate } from '@/lib/auth/take-rate'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { credentials } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'

/** The present password once more, then the new one. Every other session ends. */
export async function changePassword(ctx: Ctx, input: ChangePassword): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  await takeRate(ctx, { key: `password:${ctx.actor.personId}`, limit: 5, seconds: 300 })
  await inTransaction(elevate(ctx), async (tx) => {
    const person = await ownAccount(tx)
    const [kept] = await tx.db.select().from(credentials).where(eq(credentials.personId, person.id))
    if (!(await passwordMatches(kept?.passwordHash, input.current))) {
      throw new AppError('invalid', 'actions.invalid', {
        fields: { current: { code: 'auth.wrongPassword' } },
      })
    }
    await setPassword(tx, { personId: person.id, ...person }, input.password)
    await endSessions(tx, person.id, 'passwordChanged', { except: tx.actor.sessionId })
    await recordAudit(tx, 'password.change', person.id)
  })
}
