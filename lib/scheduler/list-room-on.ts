import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export type RoomOn = {
  id: string
  /** Token of the machine, or of the order line that waits; see the table. */
  key: string
  agencyId: string
  vcpu: number
  memoryMiB: number
  diskGiB: number
  state: 'reserved' | 'confirmed'
  expiresAt: Date | null
  groupId: string | null
  /** Of the business system whose machines keep apart, or of its group that keeps together. */
  groupName: string | null
  together: boolean
}

/** What stands on a host or is reserved there, largest first; one statement. */
export async function listRoomOn(ctx: Ctx, hostId: string): Promise<RoomOn[]> {
  authorize(ctx.actor, 'capacity:read')
  const { rows } = await ctx.db.execute<RoomOn>(sql`
    select r.id, r.key, r.agency_id as "agencyId", r.vcpu, r.memory_mib::float8 as "memoryMiB",
      r.disk_gib::float8 as "diskGiB", r.state, r.expires_at as "expiresAt", r.group_id as "groupId", coalesce(b.name, g.name) || case when g.together then ' · ' || split_part(g.name, ':', 2) else '' end as "groupName",
      coalesce(g.together, false) as together
    from reservation r left join anti_affinity_group g on g.id = r.group_id
    left join business_system b on b.id::text = coalesce(g.business_system_id::text, g.name)
    where r.host_id = ${hostId}::uuid and r.state <> 'released'
    order by r.vcpu desc, r.memory_mib desc, r.id limit 500`)
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt && new Date(row.expiresAt) }))
}
