import { and, eq, ne } from 'drizzle-orm'
import { closeAgencyMonth } from '@/lib/billing/close-agency-month'
import type { PriceItemInput } from '@/lib/billing/input'
import { issueStatement } from '@/lib/billing/issue-statement'
import type { Databases } from '@/lib/context'
import { chargeLines, statements } from '@/lib/db/schema/billing'
import { aPricedService } from '@/lib/testing/a-priced-service'
import { anInstance } from '@/lib/testing/an-instance'
import { aBudget, anAgency, aPerson, aSystem } from '@/lib/testing/factories'

/** Business time after the month of the test statements. */
export const afterOctober = new Date('2026-11-05T02:00:00Z')

/** An agency with its people, one machine that ran through October, and a billing reviewer. */
export async function anOctober(
  db: Databases,
  items?: PriceItemInput[],
  spec?: { vcpu?: number; diskGiB?: number },
) {
  const agency = await anAgency(db)
  const person = (roles: Parameters<typeof aPerson>[2]) =>
    aPerson(db, agency.id, roles, { now: afterOctober })
  const staff = await person(['staff'])
  const finance = await person(['finance'])
  const approver = await person(['approver'])
  const reviewer = await aPerson(db, null, ['billingReviewer'], { now: afterOctober })
  const budget = await aBudget(db, agency.id)
  const priced = await aPricedService(db, { items, spec: spec ?? { vcpu: 4, diskGiB: 40 } })
  const machine = await anInstance(db, {
    agencyId: agency.id,
    requesterId: staff.id,
    priced,
    budgetId: budget.id,
    spans: [
      { state: 'running', from: '2026-10-01 00:00:00', to: '2026-10-11 00:00:00' },
      { state: 'stopped', from: '2026-10-11 00:00:00', to: '2026-10-12 00:00:00' },
      { state: 'running', from: '2026-10-12 00:00:00' },
    ],
  })
  const system = aSystem(db, afterOctober)
  return { agency, staff, finance, approver, reviewer, budget, priced, machine, system }
}

export type October = Awaited<ReturnType<typeof anOctober>>

export async function statementOf(db: Databases, agencyId: string, month = '202610') {
  const [statement] = await aSystem(db)
    .db.select()
    .from(statements)
    .where(and(eq(statements.agencyId, agencyId), eq(statements.month, month), ne(statements.state, 'void')))
  if (!statement) throw new Error('no statement')
  return statement
}

export async function linesOf(db: Databases, statementId: string) {
  return aSystem(db)
    .db.select()
    .from(chargeLines)
    .where(eq(chargeLines.statementId, statementId))
    .orderBy(chargeLines.meter, chargeLines.startAt, chargeLines.id)
}

/** October closed and issued: it waits for the finance officer. */
export async function anIssuedStatement(db: Databases) {
  const october = await anOctober(db)
  await closeAgencyMonth(october.system, { agencyId: october.agency.id, month: '202610' })
  const draft = await statementOf(db, october.agency.id)
  await issueStatement(october.reviewer.ctx, { statementId: draft.id })
  return { ...october, statementId: draft.id, lines: await linesOf(db, draft.id) }
}
