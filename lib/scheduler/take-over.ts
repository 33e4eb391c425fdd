import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'

/**
 * The room held under one key is held under another from now on, with its group unless it changes agencies. The
 * former reservation ends and keeps what was decided then: nothing is decided, and no host's room changes.
 */
export async function takeOver(
  tx: Ctx,
  from: string,
  { key, agencyId = null }: { key: string; agencyId?: string | null },
): Promise<void> {
  await tx.db.execute(sql`
    with held as (
      update reservation set state = 'released', released_at = now() where key = ${from} and state <> 'released'
      returning agency_id, host_id, vcpu, memory_mib, disk_gib, group_id, old.state, expires_at
    )
    insert into reservation (agency_id, host_id, key, vcpu, memory_mib, disk_gib, group_id, state, expires_at)
    select coalesce(${agencyId}::uuid, agency_id), host_id, ${key}, vcpu, memory_mib, disk_gib,
      case when ${agencyId}::uuid is null then group_id end, state, expires_at from held`)
}
