import { and, eq, ne, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hosts, placementDecisions, reservations } from '@/lib/db/schema/scheduler'
import { AppError } from '@/lib/errors'
import { claimHost } from '@/lib/scheduler/claim-host'
import { keptFrom } from '@/lib/scheduler/headroom/held-back'
import { byPoolPolicy, hostList, readHostList, withGroup } from '@/lib/scheduler/host-list'
import { nearestPlan } from '@/lib/scheduler/nearest-plan'
import { place } from '@/lib/scheduler/place'
import type { CapacityRequest } from '@/lib/scheduler/request'
import type { Explanation, Reservation, Reserve } from '@/lib/scheduler/reserve'
import { wakeFor } from '@/lib/scheduler/wake-for'
import type { PlacementAsk } from '@/lib/scheduler/writer/placement-ask'

/** Every lost race means that somebody else was served; so many in a row mean something is wrong. */
const mostTries = 100

/** Looks at every host and claims by plain SQL: slower than a writer, needs none, and tells why nothing fits. */
export async function claimByScan(
  ctx: Ctx,
  ask: PlacementAsk,
  alternatives?: Reserve['alternatives'],
): Promise<Reservation> {
  const { key, agencyId, request, hostId, holdSeconds } = ask
  const held = await heldBy(ctx, key)
  if (held) return held
  let list = await hostList(ctx)
  for (let tries = 0; tries < mostTries; tries++) {
    const asked = await withGroup(ctx, request, hostId)
    const placement = place(asked, list, byPoolPolicy)
    if ('host' in placement) {
      const { host, score: _, ...explanation } = placement
      const claim = { key, agencyId, hostId: host.id, request, holdSeconds, explanation }
      if (
        await claimHost(
          ctx,
          claim,
          host.heldBack && { poolId: host.poolId, ...keptFrom(host.heldBack, request) },
        )
      )
        return { placed: true, hostId: host.id, poolId: host.poolId }
      const winner = await heldBy(ctx, key)
      if (winner) return winner
    } else if (tries > 0) {
      const nearest = nearestPlan(asked, (await alternatives?.()) ?? [], list)
      const explanation = { ...placement, nearest: nearest && { planId: nearest.planId } }
      await recordRefusal(ctx, { key, agencyId, request, explanation })
      return { placed: false, explanation, waking: await wakeFor(ctx, key, asked, list) }
    }
    list = await readHostList(ctx)
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
