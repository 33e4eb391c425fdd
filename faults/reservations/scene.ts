import type { Place } from '@/faults/reservations/callers'
import type { Databases } from '@/lib/context'
import { ensureGroup } from '@/lib/scheduler/ensure-group'
import { aPool } from '@/lib/scheduler/testing/a-pool'
import { anAgency, aSystem } from '@/lib/testing/factories'

const groups = 20

/** A pool of hosts of 32 cores that fills up within a round, an agency, and groups of machines that keep apart. */
export async function placeOf(databases: Databases, hosts: number): Promise<Place> {
  const protectionLevel = 90
  await aPool(databases, { hosts, vcpu: 32, level: protectionLevel })
  const { id: agencyId } = await anAgency(databases)
  const groupIds: string[] = []
  for (let number = 0; number < groups; number++)
    groupIds.push(await ensureGroup(aSystem(databases), agencyId, null, { name: `g${number}` }))
  return { zone: 'extranet', protectionLevel, agencyId, groupIds }
}
