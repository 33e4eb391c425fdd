import { and, asc, eq, sql } from 'drizzle-orm'
import { readCidr, usableAddresses } from '@/lib/compute/cidr'
import type { Ctx } from '@/lib/context'
import { subnets } from '@/lib/db/schema/compute'

export type ListedSubnet = typeof subnets.$inferSelect & { size: number; free: number }

/** Subnets of the agency, with what is free of each: a machine with an address takes one. */
export async function listSubnets(
  ctx: Ctx,
  options: { zone?: 'intranet' | 'extranet' | 'internet' } = {},
): Promise<ListedSubnet[]> {
  // The largest network holds 4,093 addresses, so no count goes further.
  const rows = await ctx.db
    .select({
      subnet: subnets,
      taken: sql<number>`(select count(*)::int from (
        select from instance_term t where t.agency_id = subnet.agency_id and t.term = '@' || subnet.id::text limit 4096) as some_taken)`,
    })
    .from(subnets)
    .where(
      and(
        eq(subnets.agencyId, ctx.actor.agencyId ?? ''),
        options.zone ? eq(subnets.zone, options.zone) : undefined,
      ),
    )
    .orderBy(asc(subnets.zone), asc(subnets.name))
    .limit(200)
  return rows.map(({ subnet, taken }) => {
    const network = readCidr(subnet.cidr)
    const size = network ? usableAddresses(network) : 0
    return { ...subnet, size, free: Math.max(0, size - taken) }
  })
}
