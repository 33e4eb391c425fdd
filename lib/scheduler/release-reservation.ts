import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

/** Gives the room back in the caller's transaction; a second call changes nothing. */
export async function releaseReservation(tx: Ctx, key: string): Promise<void> {
  await releaseWhere(tx, sql`key = ${key}`)
}

/** Releases what matches, in the order of hosts so that two releases never wait for one another. */
export async function releaseWhere(ctx: Ctx, condition: SQL): Promise<number> {
  const { rows } = await ctx.db.execute(sql`
    with chosen as (
      select id from reservation where state <> 'released' and ${condition} order by host_id, id for update
    ), released as (
      update reservation r set state = 'released', released_at = now() from chosen where r.id = chosen.id
      returning r.id, r.key, r.host_id, r.vcpu, r.memory_mib, r.disk_gib, r.group_id
    ), room as (
      select host_id, sum(vcpu) as vcpu, sum(memory_mib) as memory_mib, sum(disk_gib) as disk_gib,
        count(*) filter (where key not like '%:resize') as machines
      from released group by host_id order by host_id
    ), freed as (
      update host h set free_vcpu = h.free_vcpu + room.vcpu, free_memory_mib = h.free_memory_mib + room.memory_mib,
        free_disk_gib = h.free_disk_gib + room.disk_gib, machines = h.machines - room.machines, version = h.version + 1
      from room where h.id = room.host_id
    ), left_group as (
      update group_host g set members = g.members - m.members, home = g.home and g.members > m.members
      from (select group_id, host_id, count(*) as members from released where group_id is not null group by 1, 2) m
      where g.group_id = m.group_id and g.host_id = m.host_id
    )
    select id from released`)
  return rows.length
}
