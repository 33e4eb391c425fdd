import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Role } from '@/lib/auth/roles'
import type { Statement } from '@/lib/billing/lock-statement'
import type { Ctx } from '@/lib/context'
import { publish } from '@/lib/events/publish'
import { notify } from '@/lib/notify/notify'
import { routes } from '@/lib/routes'

type Telling = {
  role: Extract<Role, 'finance' | 'approver' | 'billingReviewer'>
  kind:
    | 'statementIssued'
    | 'statementReviewed'
    | 'statementDisputed'
    | 'statementAnswered'
    | 'statementConfirmed'
  waits?: boolean
}

/** Inbox rows for everybody of a role who may act on the statement next, and news for open pages. */
export async function tell(
  tx: Ctx,
  statement: Statement,
  { role, kind, waits = false }: Telling,
): Promise<void> {
  const platform = role === 'billingReviewer'
  const agencyId = platform ? null : statement.agencyId
  const people = await listRoleHolders(tx, { role, agencyId })
  await notify(tx, {
    personIds: people.map(({ id }) => id),
    kind,
    params: { number: statement.number, month: statement.month },
    href: platform ? routes.billing.one(statement.id) : routes.statements.one(statement.id),
    subject: `statement:${statement.id}`,
    waits,
    dueAt: platform ? null : statement.dueAt,
    agencyId,
  })
  await publish(tx, `statement:${statement.id}`, kind, {}, statement.agencyId)
}
