import type { lineStates, orderStates } from '@/lib/db/schema/orders'

export type OrderState = (typeof orderStates)[number]
export type LineState = (typeof lineStates)[number]

const allowedFrom = {
  edit: ['draft'],
  submit: ['draft'],
  decide: ['approving'],
  withdraw: ['approving'],
  cancel: ['approved', 'fulfilling'],
  fulfil: ['approved', 'fulfilling'],
  message: ['draft', 'approving', 'approved', 'fulfilling', 'completed', 'partlyCompleted'],
  attach: ['draft', 'approving', 'approved', 'fulfilling'],
} satisfies Record<string, OrderState[]>

/** Asked by the verb that refuses and by the page that disables, so that both always agree. */
export function orderCan(verb: keyof typeof allowedFrom, order: { state: OrderState }): boolean {
  const states: readonly OrderState[] = allowedFrom[verb]
  return states.includes(order.state)
}

/** Not begun on the engine: cancelling costs nothing and undoes nothing. */
export const unstarted: readonly LineState[] = ['pending', 'scheduled', 'waitingForCapacity']
export const ended: readonly LineState[] = ['done', 'cancelled']

/** Where an order stands once its lines have moved. A failed line still waits for somebody's decision. */
export function orderStateFrom(lines: readonly LineState[]): OrderState {
  if (lines.some((state) => !ended.includes(state))) return 'fulfilling'
  if (lines.every((state) => state === 'done')) return 'completed'
  return lines.includes('done') ? 'partlyCompleted' : 'cancelled'
}

/** Holds of quota, budget and capacity last at most so long after submission. */
export const holdDays = 30
/** How long a reservation outlives the approver's click, in minutes. */
export const reservationMinutes = 5
export const reminderDays = [30, 7, 1] as const
/** Of one line. */
export const maxQuantity = 100
export const maxUnits = 200
