import { count, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { Ctx } from '@/lib/context'
import { evacuationMoves, evacuations } from '@/lib/db/schema/evacuation'
import { publishEvacuation } from '@/lib/evacuation/publish-evacuation'
import { notify } from '@/lib/notify/notify'
import { routes } from '@/lib/routes'
import { finishDrains } from '@/lib/scheduler/finish-drains'
import { lockHost } from '@/lib/scheduler/lock-host'

/** Nothing is left to move: says how it went to whoever began it; an empty host goes to maintenance by itself. */
export async function endEvacuation(tx: Ctx, evacuation: typeof evacuations.$inferSelect): Promise<void> {
  const { id, hostId, kind, requestedBy } = evacuation
  const counts = await tx.db
    .select({ state: evacuationMoves.state, n: count() })
    .from(evacuationMoves)
    .where(eq(evacuationMoves.evacuationId, id))
    .groupBy(evacuationMoves.state)
  const total = counts.reduce((sum, { n }) => sum + n, 0)
  const done = counts.find(({ state }) => state === 'done')?.n ?? 0
  const gone = counts.find(({ state }) => state === 'cancelled')?.n ?? 0
  const state = done + gone === total ? 'done' : 'incomplete'
  await tx.db.update(evacuations).set({ state, endedAt: tx.now() }).where(eq(evacuations.id, id))
  const { name } = await lockHost(tx, hostId)
  await recordAudit(tx, 'evacuation.end', id, {
    agencyId: null,
    after: { host: name, kind, state, done, total },
  })
  if (requestedBy)
    await notify(tx, {
      personIds: [requestedBy],
      kind: state === 'done' ? 'evacuationDone' : 'evacuationIncomplete',
      params: { name, done, total },
      href: routes.desk.evacuation(hostId),
      subject: `evacuation:${id}`,
      agencyId: null,
    })
  await finishDrains(tx, hostId)
  await publishEvacuation(tx, id)
}
