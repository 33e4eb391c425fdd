import { and, eq, inArray, isNotNull, notInArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { instances, runs } from '@/lib/db/schema/provisioning'
import { log } from '@/lib/log'
import { computeDriver } from '@/lib/providers/registry'
import { withDeadline } from '@/lib/providers/with-deadline'
import { compareEngine, looksIncomplete } from '@/lib/provisioning/compare-engine'
import { markMissing } from '@/lib/provisioning/mark-missing'
import { moveFound } from '@/lib/provisioning/move-found'
import { noteOrphans } from '@/lib/provisioning/note-orphans'
import { listPools, type Pool } from '@/lib/scheduler/list-pools'

const listSeconds = 60

/**
 * Recurring: meets whatever drifted between engines and portal, from what is observed alone. Safe twice: a
 * finding counts as confirmed only when a later pass sees it again. One engine's silence stops no other's pass.
 */
export async function reconcileEngines(ctx: Ctx): Promise<void> {
  authorize(ctx.actor, 'system:act')
  for (const pool of await listPools(ctx)) {
    await reconcilePool(ctx, pool).catch((error) => {
      log.warn({ err: error, pool: pool.code }, 'pool not reconciled; the next pass tries again')
    })
  }
}

/** The portal is read before the engine, and every write checks that its row has not moved since. */
async function reconcilePool(ctx: Ctx, pool: Pool): Promise<void> {
  const [owned, busy] = [await ownedOf(ctx, pool), await busyTokens(ctx)]
  const driver = computeDriver(ctx.databases, pool)
  const machines = await withDeadline(listSeconds, (signal) => driver.list({ signal, attempt: null }))
  const { orphans, missing, moved } = compareEngine(machines, owned, busy)
  for (const found of moved) await moveFound(ctx, found)
  if (looksIncomplete(missing.length, owned.length))
    log.error(
      { pool: pool.code, missing: missing.length },
      'engine list looks incomplete; nothing marked missing',
    )
  else for (const instance of missing) await markMissing(ctx, instance)
  await noteOrphans(ctx, { pool, driver, orphans })
}

const ownedOf = (ctx: Ctx, pool: Pool) =>
  ctx.db
    .select({
      id: instances.id,
      agencyId: instances.agencyId,
      token: instances.token,
      state: instances.state,
      version: instances.version,
      engineRef: instances.engineRef,
      missingSince: instances.missingSince,
      name: instances.name,
    })
    .from(instances)
    .where(and(eq(instances.poolId, pool.id), notInArray(instances.state, ['closed', 'failed', 'pending'])))

async function busyTokens(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ token: instances.token })
    .from(runs)
    .innerJoin(instances, eq(instances.id, runs.instanceId))
    .where(and(inArray(runs.state, ['queued', 'running', 'undoing', 'stuck']), isNotNull(runs.instanceId)))
  return new Set(rows.map(({ token }) => token))
}
