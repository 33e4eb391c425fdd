import { desc, eq, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'
import { type evacuationMoves, evacuations } from '@/lib/db/schema/evacuation'

type Move = typeof evacuationMoves.$inferSelect
export type MoveShown = Pick<Move, 'instanceId' | 'state' | 'code' | 'params' | 'runId' | 'toHostId'> & {
  name: string
  agencyName: string
  toHostName: string | null
  vcpu: number
}
export type EvacuationShown = typeof evacuations.$inferSelect & {
  requesterName: string | null
  moves: MoveShown[]
}

/** The latest evacuation of a host with every machine in its order; undefined when there was none. */
export async function findEvacuation(ctx: Ctx, hostId: string): Promise<EvacuationShown | undefined> {
  authorize(ctx.actor, 'capacity:read')
  const [found] = await ctx.db
    .select({ evacuation: evacuations, requesterName: people.name })
    .from(evacuations)
    .leftJoin(people, eq(people.id, evacuations.requestedBy))
    .where(eq(evacuations.hostId, hostId))
    .orderBy(desc(evacuations.id))
    .limit(1)
  if (!found) return undefined
  const { rows } = await ctx.db.execute<MoveShown>(sql`
      select m.instance_id as "instanceId", m.state, m.code, m.params, m.run_id as "runId", m.to_host_id as "toHostId",
        i.name, a.name as "agencyName", h.name as "toHostName", coalesce((i.spec ->> 'vcpu')::int, 0) as vcpu
      from evacuation_move m join instance i on i.id = m.instance_id join agency a on a.id = m.agency_id
      left join host h on h.id = m.to_host_id
      where m.evacuation_id = ${found.evacuation.id} order by m.position`)
  return { ...found.evacuation, moves: rows, requesterName: found.requesterName }
}
