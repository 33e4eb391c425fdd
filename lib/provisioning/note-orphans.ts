import { and, eq, inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orphans } from '@/lib/db/schema/provisioning'
import type { ComputeDriver, Machine } from '@/lib/providers/compute/driver'
import { carryOutDecision } from '@/lib/provisioning/carry-out-decision'
import { endOrphan } from '@/lib/provisioning/end-orphan'
import { quarantine } from '@/lib/provisioning/quarantine'
import type { Pool } from '@/lib/scheduler/list-pools'

export type Orphan = typeof orphans.$inferSelect
type Sweep = { pool: Pool; driver: ComputeDriver; orphans: readonly Machine[] }

const open = ['seen', 'quarantined', 'adopting', 'removing'] as const

/** Remembers what is nobody's, quarantines it at the second sight, and carries out what a person decided. */
export async function noteOrphans(ctx: Ctx, { pool, driver, orphans: machines }: Sweep): Promise<void> {
  authorize(ctx.actor, 'system:act')
  const known = await ctx.db
    .select()
    .from(orphans)
    .where(and(eq(orphans.poolId, pool.id), inArray(orphans.state, [...open])))
  const byRef = new Map(known.map((orphan) => [orphan.engineRef, orphan]))
  for (const machine of machines) {
    const orphan = byRef.get(machine.ref)
    byRef.delete(machine.ref)
    if (!orphan) await firstSight(ctx, pool, machine)
    else if (orphan.state === 'seen' && orphan.firstSeenAt < ctx.now()) await quarantine(ctx, pool, orphan)
    else if (orphan.state === 'adopting' || orphan.state === 'removing')
      await carryOutDecision(ctx, driver, orphan)
  }
  for (const orphan of byRef.values())
    await inTransaction(ctx, (tx) => endOrphan(tx, orphan, orphan.state === 'removing' ? 'removed' : 'gone'))
}

async function firstSight(ctx: Ctx, pool: Pool, machine: Machine): Promise<void> {
  const {
    ref: engineRef,
    token,
    name,
    address,
    hostName,
    vcpu,
    memoryMiB,
    diskGiB,
    power,
    createdAt,
  } = machine
  const sight = {
    token,
    firstSeenAt: ctx.now(),
    quarantinedAt: null,
    state: 'seen' as const,
    details: { name, address, hostName, vcpu, memoryMiB, diskGiB, power, createdAt },
  }
  await ctx.db
    .insert(orphans)
    .values({ poolId: pool.id, engineRef, ...sight })
    .onConflictDoUpdate({ target: [orphans.poolId, orphans.engineRef], set: sight })
}
