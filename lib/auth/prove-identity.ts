import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { spendCode } from '@/lib/auth/pass-second-factor'
import { authorize } from '@/lib/auth/permissions'
import { takeRate } from '@/lib/auth/take-rate'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { sessions } from '@/lib/db/schema/auth'
import { AppError } from '@/lib/errors'

const freshMinutes = 5

/**
 * Whether a grave act asks for the second factor once more: it was passed too long ago to know who sits there.
 * Without a browser's session there is none to look at; a session of the demonstration has no factor to show.
 */
export async function proofNeeded(ctx: Ctx): Promise<boolean> {
  authorize(ctx.actor, 'self:manage')
  const { sessionId } = ctx.actor
  if (!sessionId) return false
  const [session] = await elevate(ctx)
    .db.select({
      stale: sql<boolean>`${sessions.method} <> 'demonstration' and coalesce(${sessions.secondFactorAt}, '-infinity')
        < now() - make_interval(mins => ${freshMinutes})`,
    })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  return session?.stale ?? true
}

/** Passes when the factor was shown lately, or is shown now by a code never used before; else refuses. */
export async function proveIdentity(ctx: Ctx, code: string | undefined): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  if (!(await proofNeeded(ctx))) return
  const refuse = (code: 'auth.proofNeeded' | 'auth.wrongCode') =>
    new AppError('rule', 'auth.proofNeeded', { fields: { proof: { code } } })
  const digits = code?.replaceAll(/[\s-]/g, '') ?? ''
  if (digits === '') throw refuse('auth.proofNeeded')
  const { personId, sessionId = '' } = ctx.actor
  await takeRate(ctx, { key: `proof:${personId}`, limit: 5, seconds: 300 })
  const right = await inTransaction(elevate(ctx), async (tx) => {
    if (!(await spendCode(tx, personId ?? '', digits))) return false
    const own = and(eq(sessions.id, sessionId), eq(sessions.personId, personId ?? ''))
    await tx.db.update(sessions).set({ secondFactorAt: sql`now()` }).where(own)
    await recordAudit(tx, 'session.prove', sessionId)
    return true
  })
  if (!right) throw refuse('auth.wrongCode')
}
