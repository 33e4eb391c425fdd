import { closeMonth } from '@/lib/billing/close-month'
import { confirmStatement } from '@/lib/billing/confirm-statement'
import { issueStatement } from '@/lib/billing/issue-statement'
import { raiseDispute } from '@/lib/billing/raise-dispute'
import { reviewStatement } from '@/lib/billing/review-statement'
import { monthEnd } from '@/lib/shanghai'
import { agencies } from '@/scripts/seed/agencies'
import type { Stage } from '@/scripts/seed/history/stage'
import { people } from '@/scripts/seed/people'

const day = 86_400_000

/** Closed the night after the month ends, and issued by the billing reviewer on the third day. */
export async function closeAndIssue(stage: Stage, month: string): Promise<void> {
  const night = new Date(monthEnd(month).getTime() + 2 * 3_600_000)
  await closeMonth(stage.system(night), { month })
  for (const { id } of await statementsOf(stage, month))
    await issueStatement(stage.as('zhang', null, new Date(night.getTime() + 2 * day + 8 * 3_600_000)), {
      statementId: id,
    })
}

/** Reviewed by the finance officer and confirmed by the head, where an agency has both. */
export async function confirmAll(stage: Stage, month: string, except: readonly string[] = []): Promise<void> {
  const at = new Date(monthEnd(month).getTime() + 4 * day + 10 * 3_600_000)
  for (const { id, agencyId } of await statementsOf(stage, month)) {
    const agency = agencies.find(({ key }) => stage.agencyId(key) === agencyId)?.key ?? ''
    const finance = personWith(agency, 'finance')
    const head = personWith(agency, 'approver')
    if (!finance || !head || except.includes(agency)) continue
    await reviewStatement(stage.as(finance, agency, at), { statementId: id })
    await confirmStatement(stage.as(head, agency, new Date(at.getTime() + 5 * 3_600_000)), {
      statementId: id,
    })
  }
}

/** The finance officer has looked through; the head's signature is still missing. */
export async function reviewOnly(stage: Stage, month: string, agency: string): Promise<void> {
  const at = new Date(monthEnd(month).getTime() + 5 * day + 10 * 3_600_000)
  const finance = personWith(agency, 'finance')
  const statement = (await statementsOf(stage, month)).find(
    ({ agencyId }) => agencyId === stage.agencyId(agency),
  )
  if (finance && statement)
    await reviewStatement(stage.as(finance, agency, at), { statementId: statement.id })
}

export async function disputeLargest(
  stage: Stage,
  month: string,
  agency: string,
  reason: string,
): Promise<void> {
  const at = new Date(monthEnd(month).getTime() + 5 * day)
  const { rows } = await stage.databases.platform.query<{ id: string }>(
    `select l.id from charge_line l join statement s on s.id = l.statement_id
     where s.month = $1 and s.agency_id = $2 order by l.amount_fen desc limit 1`,
    [month, stage.agencyId(agency)],
  )
  const finance = personWith(agency, 'finance')
  const [line] = rows
  if (line && finance) await raiseDispute(stage.as(finance, agency, at), { lineId: line.id, reason })
}

async function statementsOf(stage: Stage, month: string): Promise<{ id: string; agencyId: string }[]> {
  const { rows } = await stage.databases.platform.query(
    `select id, agency_id as "agencyId" from statement where month = $1 and state <> 'void'`,
    [month],
  )
  return rows
}

const personWith = (agency: string, role: 'finance' | 'approver') =>
  people.find(({ memberships }) =>
    memberships.some((one) => one.agency === agency && one.roles.includes(role)),
  )?.key
