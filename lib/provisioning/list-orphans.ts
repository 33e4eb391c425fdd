import { asc, desc, eq, inArray } from 'drizzle-orm'
import { listAgencyNames } from '@/lib/agencies/list-names'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { instances, orphans } from '@/lib/db/schema/provisioning'
import type { Orphan } from '@/lib/provisioning/note-orphans'
import { listPools, type Pool } from '@/lib/scheduler/list-pools'

export type ShownOrphan = Orphan & { pool: Pool | undefined }
export type Ghost = {
  id: string
  name: string
  agencyName: string
  poolId: string | null
  since: Date | null
}

const statesOf = {
  open: ['seen', 'quarantined', 'adopting', 'removing'],
  ended: ['adopted', 'removed', 'gone'],
} as const
export type OrphanView = keyof typeof statesOf

/** Engine objects without owner, and instances without engine object. */
export async function listOrphans(
  ctx: Ctx,
  view: OrphanView,
): Promise<{ orphans: ShownOrphan[]; ghosts: Ghost[]; pools: Pool[] }> {
  authorize(ctx.actor, 'orphan:manage')
  const [rows, missing, pools] = await Promise.all([
    ctx.db
      .select()
      .from(orphans)
      .where(inArray(orphans.state, [...statesOf[view]]))
      .orderBy(view === 'open' ? asc(orphans.firstSeenAt) : desc(orphans.firstSeenAt))
      .limit(200),
    ctx.db
      .select({
        id: instances.id,
        name: instances.name,
        agencyId: instances.agencyId,
        poolId: instances.poolId,
        since: instances.missingSince,
      })
      .from(instances)
      .where(eq(instances.state, 'missing'))
      .orderBy(asc(instances.missingSince))
      .limit(200),
    listPools(ctx),
  ])
  const agencies = await listAgencyNames(
    ctx,
    missing.map(({ agencyId }) => agencyId),
  )
  return {
    pools,
    orphans: rows.map((orphan) => ({ ...orphan, pool: pools.find(({ id }) => id === orphan.poolId) })),
    ghosts: missing.map(({ agencyId, ...ghost }) => ({ ...ghost, agencyName: agencies.get(agencyId) ?? '' })),
  }
}
