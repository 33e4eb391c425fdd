import { inArray, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'

/** The machines that stand on reservations, as the platform sees them: whose, of what plan, and whether work is under way. */
export async function listMachinesByToken(ctx: Ctx, tokens: readonly string[]) {
  authorize(ctx.actor, 'capacity:read')
  const ids = tokens.filter((token) => /^[0-9a-f-]{36}$/i.test(token))
  if (ids.length === 0) return []
  return ctx.db
    .select({
      id: instances.id,
      token: instances.token,
      name: instances.name,
      agencyId: instances.agencyId,
      planId: instances.planId,
      state: instances.state,
      busy: sql<boolean>`exists (select from run where run.instance_id = instance.id
        and run.state in ('queued','running','undoing','stuck'))`,
    })
    .from(instances)
    .where(inArray(instances.token, ids))
}
export type PlacedMachine = Awaited<ReturnType<typeof listMachinesByToken>>[number]
