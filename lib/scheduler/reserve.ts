import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform, newCtx } from '@/lib/context'
import { notFound } from '@/lib/errors'
import { claimByScan } from '@/lib/scheduler/claim-by-scan'
import type { PlanSize } from '@/lib/scheduler/nearest-plan'
import type { Funnel, Reason } from '@/lib/scheduler/place'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { askWriter } from '@/lib/scheduler/writer/ask-writer'

export type Reserve = {
  key: string
  agencyId: string
  request: CapacityRequest
  /** Only this host will do. */
  hostId?: string
  expiresAt: Date
  /** What is sold besides: a refusal names the nearest of them that fits. Asked for only then. */
  alternatives?: () => Promise<readonly Alternative[]>
}
export type Alternative = PlanSize & { planId: string }
/** Why not: of `looked` hosts each filter left as many as the funnel says; the plan nearest to it that fits now. */
export type Explanation = {
  looked?: number
  refused: Reason[]
  funnel: Funnel
  nearest?: { planId: string } | null
}
export type Reservation =
  | { placed: true; hostId: string; poolId: string }
  /** `waking`: a host with room is being switched on; asked again in a minute, it will be placed. */
  | { placed: false; explanation: Explanation; waking: boolean }

/**
 * Finds a host and holds the room until `expiresAt`, in a transaction of its own on the platform login.
 * The same key gives the same answer. The pool's placement writer answers; where there is none, or it finds
 * nothing, or does not answer in time, the table is searched here: a refusal is final only on freshly read
 * hosts, and explains itself.
 */
export async function reserve(
  ctx: Ctx,
  { key, agencyId, request, hostId, expiresAt, alternatives }: Reserve,
): Promise<Reservation> {
  authorize(ctx.actor, 'capacity:reserve')
  if (!isPlatform(ctx.actor) && ctx.actor.agencyId !== agencyId) throw notFound('scheduler')
  const holdSeconds = (expiresAt.getTime() - ctx.now().getTime()) / 1000
  const ask = { key, agencyId, request, hostId, holdSeconds, at: ctx.now().toISOString() }
  const answer = await askWriter(ctx.databases, ask)
  return (
    answer ?? claimByScan(newCtx(ctx.databases, { ...ctx.actor, agencyId: null }, ctx), ask, alternatives)
  )
}
