import type { OrderLine } from '@/lib/orders/queries'

export type Waiting = { kind: string; people: string[] }

/** The most pressing first: a failure needs a person, room and dates come by themselves. */
const pressing = [
  ['failed', 'failure'],
  ['provisioning', 'platform'],
  ['pending', 'platform'],
  ['waitingForCapacity', 'capacity'],
  ['scheduled', 'startDate'],
] as const

export function waitingOf(lines: readonly Pick<OrderLine, 'state'>[]): Waiting | null {
  const found = pressing.find(([state]) => lines.some((line) => line.state === state))
  return found ? { kind: found[1], people: [] } : null
}
