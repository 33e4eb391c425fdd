import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { takeOver } from '@/lib/scheduler/take-over'

/** The room goes with the machine to another agency, which is not in the former owner's group: it leaves that. */
export async function handReservation(
  tx: Ctx,
  { key, toKey, toAgencyId }: { key: string; toKey: string; toAgencyId: string },
): Promise<void> {
  await tx.db.execute(sql`
    with room as (
      select group_id, host_id from reservation where key = ${key} and state <> 'released' for update
    )
    update group_host g set members = g.members - 1, home = g.home and g.members > 1
    from room where g.group_id = room.group_id and g.host_id = room.host_id`)
  await takeOver(tx, key, { key: toKey, agencyId: toAgencyId })
}
