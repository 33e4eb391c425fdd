import { type BusinessSystem, findBusinessSystem } from '@/lib/agencies/business-systems'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { groupOf } from '@/lib/orders/group-of'
import { capacityRequest } from '@/lib/orders/placements-of'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { reservationMinutes, unstarted } from '@/lib/orders/rules'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import { reserve } from '@/lib/scheduler/reserve'
import { resizeReservation } from '@/lib/scheduler/resize-reservation'
import { dayOf } from '@/lib/shanghai'

export type Reserved = {
  /** By line token, the reservation that holds its room until it is confirmed. */
  keys: Map<string, string>
  /** Lines that found none and are to wait for it. */
  waiting: Set<string>
}

export const dueToStart = (line: Pick<OrderLine, 'startsOn'>, now: Date): boolean =>
  line.startsOn === null || line.startsOn <= dayOf(now)

/**
 * Room for every machine that would start or grow now, each in a transaction of its own. A line that may not
 * wait and finds none refuses the whole order, unless a sleeping host is being woken for it: then it waits for
 * that. What its fellows got serves the next try or expires.
 */
export async function reserveLines(ctx: Ctx, order: Order, lines: readonly OrderLine[]): Promise<Reserved> {
  const reserved: Reserved = { keys: new Map(), waiting: new Set() }
  const { agencyId, businessSystemId } = order
  const system = businessSystemId ? await findBusinessSystem(ctx, agencyId, businessSystemId) : undefined
  if (!system) return reserved
  const expiresAt = new Date(ctx.now().getTime() + reservationMinutes * 60_000)
  for (const line of lines) {
    if (!unstarted.includes(line.state) || !dueToStart(line, ctx.now())) continue
    const held = await reserveLine(ctx, line, system, expiresAt)
    if (!held) continue
    if (held.placed) reserved.keys.set(line.token, held.key)
    else if (line.onNoCapacity === 'wait' || held.waking) reserved.waiting.add(line.token)
    else throw new AppError('rule', 'orders.noCapacity', { params: { line: line.position + 1 } })
  }
  return reserved
}

type Held = { key: string; placed: boolean; waking: boolean }

/** Null: the line takes no room. A plan change needs the difference on the machine's own host, or all of it on another. */
async function reserveLine(
  ctx: Ctx,
  line: OrderLine,
  system: BusinessSystem,
  expiresAt: Date,
): Promise<Held | null> {
  const { agencyId, kind, token } = line
  if (kind !== 'create' && kind !== 'changePlan') return null
  const request = await capacityRequest(ctx, line, system, await groupOf(ctx, line, system.id))
  if (!request) return null
  if (kind === 'create') {
    const held = await reserve(ctx, { key: token, agencyId, request, expiresAt })
    return { key: token, placed: held.placed, waking: !held.placed && held.waking }
  }
  const [instance] = await listInstancesById(ctx, agencyId, line.instanceId ? [line.instanceId] : [])
  if (!instance) return null
  const resized = await resizeReservation(ctx, { key: instance.token, agencyId, to: request, expiresAt })
  if (resized.placed) return { key: resized.key, placed: true, waking: false }
  return { key: '', placed: false, waking: resized.waking }
}
