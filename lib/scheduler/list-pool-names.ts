import { asc } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { pools } from '@/lib/db/schema/scheduler'

export type PoolName = { id: string; name: string; zone: string; driver: string }

/** Pools by name; which hosts stand in them is the operator's matter. */
export async function listPoolNames(ctx: Ctx): Promise<PoolName[]> {
  return ctx.db
    .select({ id: pools.id, name: pools.name, zone: pools.zone, driver: pools.driver })
    .from(pools)
    .orderBy(asc(pools.name))
}
