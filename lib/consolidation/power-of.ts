import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hostPowers } from '@/lib/db/schema/consolidation'
import { assumedPower, type PowerModel } from '@/lib/scheduler/consolidation/energy'
import type { Pool } from '@/lib/scheduler/list-pools'

/** Of hosts that give away so many vCPU. */
export type PowerOf = (vcpu: number) => PowerModel

/** What was read off at the pool's hosts; for shapes nobody has measured, what is assumed of their cores. */
export async function loadPower(
  ctx: Ctx,
  pool: Pick<Pool, 'id' | 'cpuOvercommit'>,
): Promise<(vcpu: number) => PowerModel & { measured: boolean }> {
  const rows = await ctx.db.select().from(hostPowers).where(eq(hostPowers.poolId, pool.id))
  const read = new Map(
    rows.map(({ vcpu, idleWatts, fullWatts }) => [vcpu, { idleWatts, fullWatts, measured: true }]),
  )
  const overcommit = Number(pool.cpuOvercommit)
  const assumed = (vcpu: number) => assumedPower({ cores: Math.round(vcpu / overcommit) })
  return (vcpu) => read.get(vcpu) ?? { ...assumed(vcpu), measured: false }
}
