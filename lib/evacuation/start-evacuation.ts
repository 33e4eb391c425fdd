import { sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { evacuationMoves, evacuations } from '@/lib/db/schema/evacuation'
import { AppError } from '@/lib/errors'
import type { StartEvacuation } from '@/lib/evacuation/input'
import { loadPlan } from '@/lib/evacuation/load-plan'
import { publishEvacuation } from '@/lib/evacuation/publish-evacuation'
import { enqueue } from '@/lib/jobs/queue'
import { lockHost } from '@/lib/scheduler/lock-host'
import { setHostState } from '@/lib/scheduler/set-host-state'

/**
 * Begins to empty a host by the plan that was looked at: it takes no new machines from now on, and a job
 * reserves the targets before anything moves. A host that is down has its machines rebuilt elsewhere.
 */
export async function startEvacuation(ctx: Ctx, { hostId, seen, reason }: StartEvacuation): Promise<string> {
  authorize(ctx.actor, 'capacity:manage')
  return inTransaction(ctx, async (tx) => {
    const host = await lockHost(tx, hostId)
    if (await isConsolidated(tx, hostId)) throw new AppError('rule', 'evacuation.consolidated')
    const { kind, steps, digest } = await loadPlan(tx, hostId)
    if (digest !== seen) throw new AppError('conflict', 'evacuation.planChanged')
    if (steps.every(({ to }) => to === null)) throw new AppError('rule', 'evacuation.nothingToMove')
    if (kind === 'drain' && host.state !== 'drain') await setHostState(tx, { hostId, state: 'drain', reason })
    const [evacuation] = await tx.db
      .insert(evacuations)
      .values({ hostId, kind, state: 'running', reason, requestedBy: tx.actor.personId, createdAt: tx.now() })
      .onConflictDoNothing()
      .returning()
    if (!evacuation) throw new AppError('conflict', 'evacuation.running')
    const moves = steps.flatMap(({ machine: { machine }, to, stays }, position) =>
      machine
        ? [
            {
              evacuationId: evacuation.id,
              agencyId: machine.agencyId,
              instanceId: machine.id,
              token: machine.token,
              position,
              toHostId: to?.id ?? null,
              state: to ? ('waiting' as const) : ('blocked' as const),
              code: stays?.code ?? null,
              params: stays?.params ?? null,
            },
          ]
        : [],
    )
    await tx.db.insert(evacuationMoves).values(moves)
    await recordAudit(tx, 'evacuation.start', evacuation.id, {
      agencyId: null,
      after: {
        host: host.name,
        kind,
        reason,
        leave: moves.filter(({ toHostId }) => toHostId).length,
        machines: moves.length,
      },
    })
    await enqueue(tx, 'advanceEvacuation', { evacuationId: evacuation.id })
    await publishEvacuation(tx, evacuation.id)
    return evacuation.id
  })
}

/** A consolidation plan is emptying the host: the room its machines go to is held under the same keys. */
async function isConsolidated(tx: Ctx, hostId: string): Promise<boolean> {
  const { rows } = await tx.db.execute(
    sql`select from consolidation_host where host_id = ${hostId}::uuid and state = 'emptying'`,
  )
  return rows.length > 0
}
