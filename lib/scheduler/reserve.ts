import { and, eq, ne, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform, newCtx } from '@/lib/context'
import { hosts, placementDecisions, reservations } from '@/lib/db/schema/scheduler'
import { AppError, notFound } from '@/lib/errors'
import { claimHost } from '@/lib/scheduler/claim-host'
import { byPoolPolicy, hostList, readHostList, withGroup } from '@/lib/scheduler/host-list'
import { type Funnel, place, type Reason } from '@/lib/scheduler/place'
import type { CapacityRequest } from '@/lib/scheduler/request'

export type Reserve = { key: string; agencyId: string; request: CapacityRequest; expiresAt: Date }
export type Explanation = { refused: Reason[]; funnel: Funnel }
export type Reservation =
  | { placed: true; hostId: string; poolId: string }
  | { placed: false; explanation: Explanation }

/** Every lost race means that somebody else was served; so many in a row mean something is wrong. */
const mostTries = 100

/**
 * Finds a host and holds the room until `expiresAt`, in a transaction of its own on the platform login.
 * The same key gives the same answer. A refusal is final only on freshly read hosts, and explains itself.
 */
export async function reserve(
  ctx: Ctx,
  { key, agencyId, request, expiresAt }: Reserve,
): Promise<Reservation> {
  authorize(ctx.actor, 'capacity:reserve')
  if (!isPlatform(ctx.actor) && ctx.actor.agencyId !== agencyId) throw notFound('scheduler')
  const system = newCtx(ctx.databases, { ...ctx.actor, agencyId: null }, ctx)
  const holdSeconds = (expiresAt.getTime() - ctx.now().getTime()) / 1000
  const held = await heldBy(system, key)
  if (held) return held
  let list = await hostList(system)
  for (let tries = 0; tries < mostTries; tries++) {
    const placement = place(await withGroup(system, request), list, byPoolPolicy)
    if ('host' in placement) {
      const { host, best, funnel } = placement
      const claim = { key, agencyId, hostId: host.id, request, holdSeconds, explanation: { best, funnel } }
      if (await claimHost(system, claim)) return { placed: true, hostId: host.id, poolId: host.poolId }
      const winner = await heldBy(system, key)
      if (winner) return winner
    } else if (tries > 0) {
      await recordRefusal(system, { key, agencyId, request, explanation: placement })
      return { placed: false, explanation: placement }
    }
    list = await readHostList(system)
  }
  throw new AppError('unavailable', 'scheduler.busy')
}

async function heldBy(ctx: Ctx, key: string): Promise<Reservation | null> {
  const [row] = await ctx.db
    .select({ hostId: hosts.id, poolId: hosts.poolId })
    .from(reservations)
    .innerJoin(hosts, eq(hosts.id, reservations.hostId))
    .where(and(eq(reservations.key, key), ne(reservations.state, 'released')))
  return row ? { placed: true, ...row } : null
}

/** A waiting line asks again and again: the same refusal is written once an hour. */
async function recordRefusal(
  ctx: Ctx,
  refusal: { key: string; agencyId: string; request: CapacityRequest; explanation: Explanation },
): Promise<void> {
  const { key, agencyId, request, explanation } = refusal
  const at = ctx.now()
  const same = sql`exists (select from placement_decision where key = ${key} and not placed
    and explanation -> 'refused' = ${JSON.stringify(explanation.refused)}::jsonb and at > ${at.toISOString()}::timestamptz - interval '1 hour')`
  const { rows } = await ctx.db.execute<{ same: boolean }>(sql`select ${same} as same`)
  if (rows[0]?.same) return
  await ctx.db.insert(placementDecisions).values({ agencyId, key, placed: false, request, explanation, at })
}
