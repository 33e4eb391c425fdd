import { eq } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { hosts } from '@/lib/db/schema/scheduler'

/** More hosts of a pool, each with room for so many vCPU and for any memory and disk. */
export async function addSpareHosts(
  ctx: Ctx,
  pool: { id: string; code: string },
  spare: readonly number[],
): Promise<void> {
  const rest = { memoryMiB: 262_144, diskGiB: 4000, freeMemoryMiB: 262_144, freeDiskGiB: 4000 }
  for (const [at, vcpu] of spare.entries())
    await ctx.db
      .insert(hosts)
      .values({ poolId: pool.id, name: `${pool.code}-spare${at}`, vcpu, freeVcpu: vcpu, ...rest })
}

export const hostNow = async (ctx: Ctx, hostId: string) =>
  (await ctx.db.select().from(hosts).where(eq(hosts.id, hostId)))[0]
