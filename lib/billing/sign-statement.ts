import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { contentHash } from '@/lib/billing/content-hash'
import { lockStatement, type Statement } from '@/lib/billing/lock-statement'
import { signingProblem } from '@/lib/billing/rules'
import type { Ctx } from '@/lib/context'
import { signOffs } from '@/lib/db/schema/billing'
import { AppError } from '@/lib/errors'

/** One of the two signatures, on exactly this revision and content; the caller has authorized the role. */
export async function signStatement(
  tx: Ctx,
  statementId: string,
  role: 'finance' | 'approver',
): Promise<{ statement: Statement; hash: string }> {
  const statement = await lockStatement(tx, statementId)
  const { personId } = tx.actor
  const signed = await tx.db.select().from(signOffs).where(eq(signOffs.statementId, statementId))
  const problem = signingProblem({ statement, signed, personId, role })
  if (problem) throw new AppError('rule', problem)
  if (!personId) throw new AppError('forbidden', 'auth.notAllowed')
  const hash = await contentHash(tx, statementId)
  const finance = signed.find((sign) => sign.role === 'finance' && sign.revision === statement.revision)
  if (finance && finance.contentHash !== hash) throw new AppError('conflict', 'billing.contentChanged')
  const sign = {
    agencyId: statement.agencyId,
    statementId,
    revision: statement.revision,
    role,
    personId,
    contentHash: hash,
    at: tx.now(),
  }
  await tx.db.insert(signOffs).values(sign)
  await recordAudit(tx, 'statement.sign', statementId, { after: sign })
  return { statement, hash }
}
