import { and, eq, ne } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform, newCtx } from '@/lib/context'
import { hosts, reservations } from '@/lib/db/schema/scheduler'
import { AppError, notFound } from '@/lib/errors'
import { claimHost } from '@/lib/scheduler/claim-host'
import type { Reason } from '@/lib/scheduler/place'
import type { Size } from '@/lib/scheduler/request'
import type { Reservation } from '@/lib/scheduler/reserve'

export type ResizeReservation = { key: string; agencyId: string; to: Size; expiresAt: Date }

/**
 * Holds what the machine would need more, on its own host, under `<key>:resize`, in a transaction of its own.
 * Needing less holds nothing: the room comes back when the machine has shrunk. The same key, the same answer.
 */
export async function resizeReservation(ctx: Ctx, input: ResizeReservation): Promise<Reservation> {
  authorize(ctx.actor, 'capacity:reserve')
  const { key, agencyId, to } = input
  if (!isPlatform(ctx.actor) && ctx.actor.agencyId !== agencyId) throw notFound('scheduler')
  const system = newCtx(ctx.databases, { ...ctx.actor, agencyId: null }, ctx)
  const [found] = await system.db
    .select({ host: hosts, held: reservations })
    .from(reservations)
    .innerJoin(hosts, eq(hosts.id, reservations.hostId))
    .where(
      and(eq(reservations.key, key), eq(reservations.agencyId, agencyId), ne(reservations.state, 'released')),
    )
  if (!found) throw notFound('scheduler')
  const { host, held } = found
  const more = {
    vcpu: Math.max(to.vcpu - held.vcpu, 0),
    memoryMiB: Math.max(to.memoryMiB - held.memoryMiB, 0),
    diskGiB: Math.max(to.diskGiB - held.diskGiB, 0),
  }
  const done = { placed: true, hostId: host.id, poolId: host.poolId } as const
  const resizeKey = `${key}:resize`
  if (await isHeld(system, resizeKey)) return done
  const holdSeconds = (input.expiresAt.getTime() - ctx.now().getTime()) / 1000
  const request = { ...more, zone: '', protectionLevel: 0, architecture: '' }
  const claim = {
    key: resizeKey,
    agencyId,
    hostId: host.id,
    request,
    holdSeconds,
    explanation: { resize: to },
  }
  if ((await claimHost(system, claim)) || (await isHeld(system, resizeKey))) return done
  const refused = lacking(more, host)
  if (refused.length === 0) throw new AppError('unavailable', 'scheduler.busy')
  return { placed: false, explanation: { refused, funnel: [] } }
}

async function isHeld(ctx: Ctx, key: string): Promise<boolean> {
  const live = and(eq(reservations.key, key), ne(reservations.state, 'released'))
  return (await ctx.db.select({ id: reservations.id }).from(reservations).where(live)).length > 0
}

function lacking(more: Size, host: typeof hosts.$inferSelect): Reason[] {
  const reasons: Reason[] = []
  if (host.state !== 'up')
    reasons.push({ filter: 'state', code: 'scheduler.refusedState', params: { needed: 1, best: 0 } })
  const check = (filter: 'cpu' | 'memory' | 'disk', code: Reason['code'], needed: number, best: number) => {
    if (needed > best) reasons.push({ filter, code, params: { needed, best } })
  }
  check('cpu', 'scheduler.refusedCpu', more.vcpu, host.freeVcpu)
  check('memory', 'scheduler.refusedMemory', more.memoryMiB, host.freeMemoryMiB)
  check('disk', 'scheduler.refusedDisk', more.diskGiB, host.freeDiskGiB)
  return reasons
}
