import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

/** The room goes with the machine to another agency, which is not in the former owner's group: it leaves that. */
export async function handReservation(
  tx: Ctx,
  { key, toKey, toAgencyId }: { key: string; toKey: string; toAgencyId: string },
): Promise<void> {
  await tx.db.execute(sql`
    with room as (
      select id, group_id, host_id from reservation where key = ${key} and state <> 'released' for update
    ), left_group as (
      update group_host g set members = g.members - 1, home = g.home and g.members > 1
      from room where g.group_id = room.group_id and g.host_id = room.host_id
    )
    update reservation r set key = ${toKey}, agency_id = ${toAgencyId}::uuid, group_id = null from room where r.id = room.id`)
}
