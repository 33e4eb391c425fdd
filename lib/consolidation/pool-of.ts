import { type Setting, settingOf } from '@/lib/consolidation/queries'
import type { Ctx } from '@/lib/context'
import { notFound } from '@/lib/errors'
import { listPools, type Pool } from '@/lib/scheduler/list-pools'

/** A pool with how it is consolidated; for verbs, which have authorized. */
export async function poolOf(ctx: Ctx, poolId: string): Promise<{ pool: Pool; setting: Setting }> {
  const pool = (await listPools(ctx)).find(({ id }) => id === poolId)
  const setting = await settingOf(ctx, poolId)
  if (!pool || !setting) throw notFound('consolidation')
  return { pool, setting }
}
