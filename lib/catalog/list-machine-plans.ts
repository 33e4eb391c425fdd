import { and, asc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { plans, services } from '@/lib/db/schema/catalog'

export type MachinePlan = Pick<typeof plans.$inferSelect, 'id' | 'name' | 'spec'>

/** The plans of machines that can be ordered now. */
export async function listMachinePlans(ctx: Ctx): Promise<MachinePlan[]> {
  authorize(ctx.actor, 'catalog:read')
  return ctx.db
    .select({ id: plans.id, name: plans.name, spec: plans.spec })
    .from(plans)
    .innerJoin(services, eq(services.id, plans.serviceId))
    .where(
      and(eq(services.fulfilment, 'compute'), eq(services.state, 'published'), eq(plans.state, 'active')),
    )
    .orderBy(asc(plans.position), asc(plans.code))
}
