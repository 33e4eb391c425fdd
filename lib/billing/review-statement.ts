import { authorize } from '@/lib/auth/permissions'
import type { OfStatement } from '@/lib/billing/input'
import { signStatement } from '@/lib/billing/sign-statement'
import { tell } from '@/lib/billing/tell'
import { type Ctx, inTransaction } from '@/lib/context'
import { settle } from '@/lib/notify/settle'

/** The finance officer has checked this revision; the approver's turn. */
export async function reviewStatement(ctx: Ctx, { statementId }: OfStatement): Promise<void> {
  authorize(ctx.actor, 'statement:review')
  await inTransaction(ctx, async (tx) => {
    const { statement } = await signStatement(tx, statementId, 'finance')
    await settle(tx, `statement:${statementId}`)
    await tell(tx, statement, { role: 'approver', kind: 'statementReviewed', waits: true })
  })
}
