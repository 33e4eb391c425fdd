import { sql } from 'drizzle-orm'
import type { Person } from '@/lib/agencies/person-queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { noteFailure } from '@/lib/auth/login-failures'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { visitOf } from '@/lib/visitor'

/** Kept although the sign-in fails: the count, and for somebody we know, what happened. */
export async function refuseSignIn(ctx: Ctx, account: string, person: Person | undefined): Promise<void> {
  authorize(ctx.actor, 'door:enter')
  await inTransaction(ctx, async (tx) => {
    // Two wrong answers at once count as two.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext(${account.trim().toLowerCase()}))`)
    const locked = await noteFailure(tx, account)
    if (person) await recordAudit(visitOf(tx, person), locked ? 'account.lock' : 'account.refuse', person.id)
  })
}
