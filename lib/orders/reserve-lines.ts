import { findBusinessSystem } from '@/lib/agencies/business-systems'
import type { Ctx } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { groupOf } from '@/lib/orders/group-of'
import { capacityRequest } from '@/lib/orders/placements-of'
import type { Order, OrderLine } from '@/lib/orders/queries'
import { reservationMinutes } from '@/lib/orders/rules'
import { reserve } from '@/lib/scheduler/reserve'
import { dayOf } from '@/lib/shanghai'

export type Reserved = {
  /** Lines whose room is held under their token until it is confirmed. */
  placed: Set<string>
  /** Lines that found none and are to wait for it. */
  waiting: Set<string>
}

export const dueToStart = (line: Pick<OrderLine, 'startsOn'>, now: Date): boolean =>
  line.startsOn === null || line.startsOn <= dayOf(now)

/**
 * Room for every machine that would start now, each in a transaction of its own. A line that may not wait
 * and finds none refuses the whole order; what was reserved for its fellows serves the next try or expires.
 */
export async function reserveLines(ctx: Ctx, order: Order, lines: readonly OrderLine[]): Promise<Reserved> {
  const reserved: Reserved = { placed: new Set(), waiting: new Set() }
  const { agencyId, businessSystemId } = order
  const system = businessSystemId ? await findBusinessSystem(ctx, agencyId, businessSystemId) : undefined
  if (!system) return reserved
  const expiresAt = new Date(ctx.now().getTime() + reservationMinutes * 60_000)
  for (const line of lines) {
    if (line.kind !== 'create' || !dueToStart(line, ctx.now())) continue
    const request = await capacityRequest(ctx, line, system, await groupOf(ctx, line, system.id))
    if (!request) continue
    const answer = await reserve(ctx, { key: line.token, agencyId, request, expiresAt })
    if (answer.placed) reserved.placed.add(line.token)
    else if (line.onNoCapacity === 'wait') reserved.waiting.add(line.token)
    else throw new AppError('rule', 'orders.noCapacity', { params: { line: line.position + 1 } })
  }
  return reserved
}
