import { authorize } from '@/lib/auth/permissions'
import type { Ctx, Databases } from '@/lib/context'
import { type LeadTime, leadTimes, type OrderFunnel, orderFunnel } from '@/lib/orders/order-figures'
import { dayOf } from '@/lib/shanghai'

export type OrderFigures = { funnel: OrderFunnel; leads: LeadTime[] }

const freshMillis = 60_000
const mostKept = 1_000
const kept = new WeakMap<Databases, Map<string, { figures: Promise<OrderFigures>; readAt: number }>>()

/**
 * The figures as pages show them, at most a minute old: they go over every order of the agency, or of all, and
 * pages are opened more often than figures move. Readers who come at once share one reading.
 */
export function recentFigures(ctx: Ctx, { days = 90, months = 6 } = {}): Promise<OrderFigures> {
  authorize(ctx.actor, 'order:read')
  const known = kept.get(ctx.databases) ?? new Map()
  kept.set(ctx.databases, known)
  const key = [ctx.actor.agencyId ?? 'all', dayOf(ctx.now()), days, months].join(' ')
  const found = known.get(key)
  if (found && performance.now() - found.readAt < freshMillis) return found.figures
  const figures = Promise.all([orderFunnel(ctx, days), leadTimes(ctx, months)]).then(([funnel, leads]) => ({
    funnel,
    leads,
  }))
  figures.catch(() => known.delete(key))
  if (known.size >= mostKept) known.clear()
  known.set(key, { figures, readAt: performance.now() })
  return figures
}
