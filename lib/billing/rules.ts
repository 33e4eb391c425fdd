import type { statementStates } from '@/lib/db/schema/billing'

export type StatementState = (typeof statementStates)[number]

const allowedFrom = {
  issue: ['draft'],
  void: ['draft'],
  review: ['reviewing'],
  confirm: ['reviewing'],
  dispute: ['reviewing', 'disputed'],
  answer: ['disputed'],
  settle: ['confirmed'],
} satisfies Record<string, StatementState[]>

export type StatementVerb = keyof typeof allowedFrom

/** draft -> reviewing -> (disputed -> adjusted -> reviewing) -> confirmed -> settled; void from draft only. */
export function statementCan(verb: StatementVerb, statement: { state: StatementState }): boolean {
  const states: readonly StatementState[] = allowedFrom[verb]
  return states.includes(statement.state)
}

/** After confirmation nothing changes: corrections are lines of later statements. */
export const isFinal = (state: StatementState): boolean => ['confirmed', 'settled', 'void'].includes(state)

type Signed = { role: 'finance' | 'approver'; personId: string; revision: number; contentHash: string }
type Signing = {
  statement: { state: StatementState; revision: number; issuedBy: string | null; preparedBy: string | null }
  signed: readonly Signed[]
  personId: string | null
  role: 'finance' | 'approver'
}

/** Why this person cannot sign now; null when they can. Two people, neither of whom issued it. */
export function signingProblem({ statement, signed, personId, role }: Signing) {
  if (!statementCan(role === 'finance' ? 'review' : 'confirm', statement))
    return 'billing.notReviewing' as const
  const current = signed.filter(({ revision }) => revision === statement.revision)
  const finance = current.find((sign) => sign.role === 'finance')
  if (role === 'finance' && finance) return 'billing.alreadyReviewed' as const
  if (role === 'approver' && !finance) return 'billing.notReviewed' as const
  const others = [statement.issuedBy, statement.preparedBy, ...current.map((sign) => sign.personId)]
  if (personId && others.includes(personId)) return 'billing.samePerson' as const
  return null
}
