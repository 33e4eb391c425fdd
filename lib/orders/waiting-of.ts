import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import type { Ctx } from '@/lib/context'
import type { Order, OrderLine } from '@/lib/orders/queries'

export type Waiting = NonNullable<Order['waitingFor']>

type Line = Pick<OrderLine, 'state' | 'failure'>
const isStuck = ({ state, failure }: Line) => state === 'provisioning' && failure !== null

/** The most pressing first: failures need a person, room and dates come by themselves. */
export function waitingKind(lines: readonly Line[]): string | null {
  if (lines.some(({ state }) => state === 'failed')) return 'failure'
  if (lines.some(isStuck)) return 'operator'
  const has = (state: OrderLine['state']) => lines.some((line) => line.state === state)
  if (has('provisioning') || has('pending')) return 'platform'
  if (has('waitingForCapacity')) return 'capacity'
  return has('scheduled') ? 'startDate' : null
}

export async function waitingOf(tx: Ctx, lines: readonly Line[]): Promise<Waiting | null> {
  const kind = waitingKind(lines)
  if (!kind) return null
  const operators =
    kind === 'operator' ? await listRoleHolders(tx, { role: 'resourceOperator', agencyId: null }) : []
  return { kind, people: operators.map(({ name }) => name) }
}
