import { eq, sql } from 'drizzle-orm'
import { getAgency } from '@/lib/agencies/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { canonicalCidr, contains, overlaps, readCidr } from '@/lib/compute/cidr'
import type { CreateSubnet } from '@/lib/compute/input'
import { zoneRanges } from '@/lib/compute/zone-ranges'
import { type Ctx, inTransaction } from '@/lib/context'
import { subnets } from '@/lib/db/schema/compute'
import { AppError, type ErrorCode, type ErrorParams } from '@/lib/errors'

const refuse = (field: 'cidr' | 'name' | 'zone', code: ErrorCode, params?: ErrorParams) =>
  new AppError('rule', code, { params, fields: { [field]: { code, params } } })

/** Parts a network of the zone's range off for the agency's machines; networks of one agency never overlap. */
export async function createSubnet(ctx: Ctx, { name, zone, cidr }: CreateSubnet): Promise<{ id: string }> {
  authorize(ctx.actor, 'key:manage')
  const agencyId = ctx.actor.agencyId ?? ''
  const network = requireNetwork(cidr, zone)
  return inTransaction(ctx, async (tx) => {
    const agency = await getAgency(tx, agencyId)
    if (!agency.networkZones.includes(zone)) throw refuse('zone', 'compute.subnetZone')
    // Two people parting networks at once wait for one another here, so that neither misses the other's.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext('subnet'), hashtext(${agencyId}))`)
    const present = await tx.db.select().from(subnets).where(eq(subnets.agencyId, agencyId))
    if (present.some((each) => each.name === name)) throw refuse('name', 'compute.subnetName')
    for (const other of present) {
      const taken = readCidr(other.cidr)
      if (taken && overlaps(taken, network))
        throw refuse('cidr', 'compute.cidrOverlap', { name: other.name, cidr: other.cidr })
    }
    const [made] = await tx.db.insert(subnets).values({ agencyId, name, zone, cidr }).returning()
    if (!made) throw new Error('subnet not inserted')
    await recordAudit(tx, 'subnet.create', made.id, { after: made })
    return { id: made.id }
  })
}

function requireNetwork(cidr: string, zone: CreateSubnet['zone']) {
  const network = readCidr(cidr)
  if (!network) throw refuse('cidr', 'compute.cidrFormat')
  const canonical = canonicalCidr(network)
  if (canonical !== cidr) throw refuse('cidr', 'compute.cidrHost', { cidr: canonical })
  if (network.prefix < 20 || network.prefix > 28) throw refuse('cidr', 'compute.cidrSize')
  const range = zoneRanges[zone]
  const whole = readCidr(range)
  if (!whole || !contains(whole, network)) throw refuse('cidr', 'compute.cidrOutside', { zone, range })
  return network
}
