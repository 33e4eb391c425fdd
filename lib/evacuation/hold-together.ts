import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { releaseReservation } from '@/lib/scheduler/release-reservation'
import { resizeKeys } from '@/lib/scheduler/resize-keys'

/**
 * Before the first of a group that keeps together has left: when one of them found no room, none of them leaves,
 * and what was held for the others is given back.
 */
export async function holdTogether(ctx: Ctx, evacuationId: string): Promise<void> {
  authorize(ctx.actor, 'system:act')
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.db.execute<{ token: string }>(sql`
      with member as (
        select m.instance_id, m.token, m.state, r.group_id from evacuation_move m
        join reservation r on r.key = m.token::text and r.state <> 'released'
        join anti_affinity_group g on g.id = r.group_id and g.together
        where m.evacuation_id = ${evacuationId}::uuid
      ), torn as (
        select group_id, count(*) filter (where state = 'blocked') as held from member group by group_id
        having bool_or(state = 'blocked') and not bool_or(state in ('waiting', 'running', 'stuck', 'done'))
      )
      update evacuation_move m set state = 'blocked', code = 'together', to_host_id = null,
        params = jsonb_build_object('count', torn.held)
      from member join torn on torn.group_id = member.group_id
      where m.evacuation_id = ${evacuationId}::uuid and m.instance_id = member.instance_id and m.state = 'reserved'
      returning m.token`)
    for (const { token } of rows) await releaseReservation(tx, resizeKeys(token).evacuation)
  })
}
