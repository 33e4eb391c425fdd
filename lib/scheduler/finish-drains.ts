import { sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { noteHostStates } from '@/lib/scheduler/note-host-states'

/**
 * Recurring, and when a drain ends: a host being emptied that holds nothing any more goes to maintenance. One
 * that a consolidation plan empties is powered down by it.
 */
export async function finishDrains(ctx: Ctx, hostId: string | null = null): Promise<number> {
  authorize(ctx.actor, 'system:act')
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.db.execute<{ id: string; name: string }>(sql`
      update host h set state = 'maintenance', version = version + 1
      where h.state = 'drain' and h.machines = 0 and (${hostId}::uuid is null or h.id = ${hostId}::uuid)
        and not exists (select from reservation r where r.host_id = h.id and r.state <> 'released')
        and not exists (select from consolidation_host c where c.host_id = h.id and c.state = 'emptying')
      returning h.id, h.name`)
    await noteHostStates(
      tx,
      rows.map(({ id }) => id),
      'maintenance',
    )
    for (const { id, name } of rows)
      await recordAudit(tx, 'host.setState', id, {
        agencyId: null,
        before: { name, state: 'drain' },
        after: { name, state: 'maintenance' },
      })
    return rows.length
  })
}
