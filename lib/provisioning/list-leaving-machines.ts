import { and, asc, eq, isNotNull, notInArray, or, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { usualRecycleDays } from '@/lib/provisioning/recycle-days'
import { sizeOf } from '@/lib/scheduler/apply-resize'
import type { Leaving } from '@/lib/scheduler/earliest-room'
import { addDays, dayStart } from '@/lib/shanghai'

const most = 1000

/**
 * Machines of all agencies of which it is known when their room comes back: those in the recycle bin, and those
 * whose period ends and that close then. Nothing else about them is told.
 */
export async function listLeavingMachines(ctx: Ctx): Promise<Leaving[]> {
  authorize(ctx.actor, 'capacity:ask')
  const rows = await elevate(ctx)
    .db.select({
      hostId: instances.hostId,
      spec: instances.spec,
      endsOn: instances.endsOn,
      recycleUntil: instances.recycleUntil,
    })
    .from(instances)
    .where(
      and(
        isNotNull(instances.hostId),
        or(
          eq(instances.state, 'recycled'),
          and(
            eq(instances.endAction, 'close'),
            isNotNull(instances.endsOn),
            notInArray(instances.state, ['closed', 'recycled']),
          ),
        ),
      ),
    )
    .orderBy(asc(sql`coalesce(${instances.recycleUntil}, ${instances.endsOn}::timestamptz)`))
    .limit(most)
  return rows.flatMap(({ hostId, spec, endsOn, recycleUntil }) => {
    const at = recycleUntil ?? (endsOn ? dayStart(addDays(endsOn, 1 + usualRecycleDays)) : null)
    return hostId && at ? [{ ...sizeOf(spec), hostId, at }] : []
  })
}
