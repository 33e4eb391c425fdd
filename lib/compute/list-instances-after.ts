import { and, desc, eq, lt } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { ofAgency } from '@/lib/compute/instance-filter'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import type { InstanceState } from '@/lib/provisioning/rules'

/** For programs: instances from the latest on, continued after a known one. */
export async function listInstancesAfter(
  ctx: Ctx,
  filter: { state?: InstanceState; businessSystemId?: string; after?: string; limit: number },
) {
  authorize(ctx.actor, 'instance:read')
  return ctx.db
    .select()
    .from(instances)
    .where(
      and(
        ofAgency(ctx),
        filter.state ? eq(instances.state, filter.state) : undefined,
        filter.businessSystemId ? eq(instances.businessSystemId, filter.businessSystemId) : undefined,
        filter.after ? lt(instances.id, filter.after) : undefined,
      ),
    )
    .orderBy(desc(instances.id))
    .limit(filter.limit)
}
