import type { decisionStates } from '@/lib/db/schema/governance'

export type DecisionState = (typeof decisionStates)[number]
type Subject = { state: DecisionState; authorIds: readonly string[] }

const allowedFrom = {
  edit: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  judge: ['submitted'],
  repeal: ['endorsed'],
} satisfies Record<string, DecisionState[]>
export type DecisionVerb = keyof typeof allowedFrom

const wrongState = {
  edit: 'notEditable',
  submit: 'notEditable',
  judge: 'notSubmitted',
  repeal: 'notEndorsed',
} as const satisfies Record<DecisionVerb, string>

/**
 * Why not, as a key of the domain's errors; null: it is possible. Asked by the verb that refuses and by the page
 * that disables. Whoever had a hand in the draft does not endorse it.
 */
export function refusalOf(verb: DecisionVerb, { state, authorIds }: Subject, personId: string | null) {
  const states: readonly DecisionState[] = allowedFrom[verb]
  if (!states.includes(state)) return wrongState[verb]
  if (verb === 'judge' && authorIds.includes(personId ?? '')) return 'ownDecision'
  return null
}

/** Whether a decision holds on a day: endorsed, and within its days. */
export const inForce = (
  decision: { state: DecisionState; effectiveFrom: string; effectiveUntil: string | null },
  day: string,
): boolean =>
  decision.state === 'endorsed' &&
  decision.effectiveFrom <= day &&
  (decision.effectiveUntil === null || day <= decision.effectiveUntil)
