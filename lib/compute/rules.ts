import type { ErrorCode, ErrorParams } from '@/lib/errors'
import type { InstanceState } from '@/lib/provisioning/rules'

/** What an agency may do with an instance. Change plan, renew and close are ordered; the rest is done at once. */
export const instanceVerbs = [
  'start',
  'stop',
  'reboot',
  'rename',
  'tag',
  'changePlan',
  'renew',
  'close',
  'restore',
  'transfer',
] as const
export type InstanceVerb = (typeof instanceVerbs)[number]

type Subject = {
  state: InstanceState
  fulfilment: 'compute' | 'manual'
  recycleUntil: Date | null
}

/** What stands around it: an open run, a line of an open order, an open offer, the present time. */
export type InstanceFacts = {
  now: Date
  openRun?: boolean
  /** Number of the order that is changing it. */
  orderNumber?: string | null
  offered?: boolean
}

export type Verdict = { ok: true } | { ok: false; reason: ErrorCode; params?: ErrorParams }

const present: readonly InstanceState[] = ['running', 'stopped']
const notGone: readonly InstanceState[] = [
  'pending',
  'building',
  'running',
  'stopped',
  'suspended',
  'changing',
  'failed',
  'missing',
]

const allowedFrom: Record<InstanceVerb, readonly InstanceState[]> = {
  start: ['stopped'],
  stop: ['running'],
  reboot: ['running'],
  rename: present,
  tag: notGone,
  changePlan: present,
  renew: ['running', 'stopped', 'suspended'],
  close: ['running', 'stopped', 'suspended', 'failed', 'missing'],
  restore: ['recycled'],
  transfer: present,
}

/** Verbs that need an engine; a service fulfilled by a person has none. */
const ofMachines: readonly InstanceVerb[] = [
  'start',
  'stop',
  'reboot',
  'rename',
  'changePlan',
  'restore',
  'transfer',
]

const whileIn: Record<InstanceState, ErrorCode> = {
  pending: 'compute.whilePending',
  building: 'compute.whileBuilding',
  running: 'compute.whileRunning',
  stopped: 'compute.whileStopped',
  suspended: 'compute.whileSuspended',
  changing: 'compute.whileChanging',
  closing: 'compute.whileClosing',
  recycled: 'compute.whileRecycled',
  closed: 'compute.whileClosed',
  failed: 'compute.whileFailed',
  missing: 'compute.whileMissing',
}

const refuse = (reason: ErrorCode, params?: ErrorParams): Verdict => ({ ok: false, reason, params })

/** The one table that server and buttons share: the server refuses by it, the button says why by it. */
export function instanceCan(verb: InstanceVerb, instance: Subject, facts: InstanceFacts): Verdict {
  const { state, fulfilment, recycleUntil } = instance
  if (fulfilment === 'manual' && ofMachines.includes(verb)) return refuse('compute.byHand')
  if (!allowedFrom[verb].includes(state)) return refuse(whileIn[state])
  if (verb === 'tag') return { ok: true }
  if (facts.openRun) return refuse('compute.runOpen')
  if (facts.offered) return refuse('compute.offered')
  if (verb === 'restore')
    return recycleUntil && recycleUntil > facts.now ? { ok: true } : refuse('compute.recycleOver')
  const power = verb === 'start' || verb === 'stop' || verb === 'reboot'
  if (facts.orderNumber && !power) return refuse('compute.orderOpen', { number: facts.orderNumber })
  return { ok: true }
}
