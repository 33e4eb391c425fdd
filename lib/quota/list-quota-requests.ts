import { desc, eq } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, isPlatform } from '@/lib/context'
import { agencies, people } from '@/lib/db/schema/agencies'
import { quotaRequests } from '@/lib/db/schema/quota'

/** Newest first; an agency sees its own, the authority all. At most 200: older ones are in the audit log. */
export async function listQuotaRequests(ctx: Ctx) {
  authorize(ctx.actor, 'quota:read')
  const own = isPlatform(ctx.actor) ? undefined : eq(quotaRequests.agencyId, ctx.actor.agencyId ?? '')
  return ctx.db
    .select({ request: quotaRequests, agency: agencies.name, requester: people.name })
    .from(quotaRequests)
    .innerJoin(agencies, eq(agencies.id, quotaRequests.agencyId))
    .innerJoin(people, eq(people.id, quotaRequests.requestedBy))
    .where(own)
    .orderBy(desc(quotaRequests.requestedAt))
    .limit(200)
}
