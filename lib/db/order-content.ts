export const orderStates = [
  'draft',
  'approving',
  'approved',
  'fulfilling',
  'completed',
  'partlyCompleted',
  'rejected',
  'withdrawn',
  'cancelled',
] as const
export const lineKinds = ['create', 'changePlan', 'renew', 'close'] as const
export const lineStates = [
  'pending',
  'scheduled',
  'waitingForCapacity',
  'provisioning',
  'done',
  'failed',
  'cancelled',
] as const
export const endActions = ['renew', 'stop', 'close'] as const

/** What the form holds; lines of a draft have quantities, submitted lines are single units. */
export type DraftLine = {
  key: string
  kind: (typeof lineKinds)[number]
  serviceId: string
  planId: string | null
  instanceId?: string | null
  quantity: number
  config: Record<string, unknown>
  startsOn?: string | null
  endAction: (typeof endActions)[number]
  agreementId?: string | null
  /** When nothing fits now: wait for capacity, or do not order. */
  onNoCapacity: 'wait' | 'refuse'
}
export type OrderContent = {
  title: string
  justification: string
  businessSystemId: string | null
  budgetId: string | null
  /** YYYY-MM-DD, both days included. */
  startsOn: string | null
  endsOn: string | null
  lines: DraftLine[]
}

export type ChainStep = {
  name: { zh: string; en: string }
  /** 'approver' of the agency, or a platform role. */
  role: string
  mode: 'any' | 'all' | 'k'
  k?: number
  hours: number
  /** Only these people, when given. */
  personIds?: string[]
}
export type RuleCondition = {
  families?: string[]
  minFen?: string
  maxFen?: string
  protectionLevels?: number[]
  agencyIds?: string[]
  kinds?: string[]
}
