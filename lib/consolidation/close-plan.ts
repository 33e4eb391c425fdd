import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { cancelMoves } from '@/lib/consolidation/cancel-moves'
import { publishPlan } from '@/lib/consolidation/publish-plan'
import { hostsOf, movesOf, type Plan, type Why } from '@/lib/consolidation/queries'
import { setHosts } from '@/lib/consolidation/set-hosts'
import type { Ctx } from '@/lib/context'
import { consolidationPlans } from '@/lib/db/schema/consolidation'
import { notify } from '@/lib/notify/notify'
import { routes } from '@/lib/routes'
import { reopenHosts } from '@/lib/scheduler/close-hosts'

type Ending = { state: 'ended' } | { state: 'stopped'; why?: Why; comment?: string }

/**
 * Ends a plan that is being carried out, in the transaction of a verb that has authorized: moves that have not begun
 * are cancelled and their room is free, hosts that are not empty take machines again. The one on its way arrives or
 * returns by its own run.
 */
export async function closePlan(tx: Ctx, plan: Plan, ending: Ending): Promise<void> {
  const { id } = plan
  const waiting = (await movesOf(tx, id)).filter(({ state }) => state === 'reserved')
  await cancelMoves(tx, id, waiting, { state: 'cancelled', code: null })
  const emptying = (await hostsOf(tx, id)).filter(({ state }) => state === 'emptying')
  const ids = emptying.map(({ hostId }) => hostId)
  await reopenHosts(tx, ids)
  await setHosts(tx, id, ids, 'kept')
  const [moves, hosts] = [await movesOf(tx, id), await hostsOf(tx, id)]
  const done = moves.filter(({ state }) => state === 'done').length
  const slept = hosts.filter(({ state }) => state === 'slept').length
  const whole = done === moves.length && slept === hosts.filter(({ sleeps }) => sleeps).length
  const state = ending.state === 'stopped' ? 'stopped' : whole ? 'done' : 'incomplete'
  const { why = null, comment = null } = ending.state === 'stopped' ? ending : {}
  await tx.db
    .update(consolidationPlans)
    .set({ state, why, comment, endedAt: tx.now() })
    .where(eq(consolidationPlans.id, id))
  await recordAudit(tx, ending.state === 'stopped' ? 'consolidation.stop' : 'consolidation.end', id, {
    agencyId: null,
    before: { state: plan.state },
    after: { state, why, comment, moves: moves.length, done, slept },
  })
  if (plan.decidedBy)
    await notify(tx, {
      personIds: [plan.decidedBy],
      kind: state === 'done' ? 'consolidationDone' : 'consolidationIncomplete',
      params: { done, total: moves.length, slept },
      href: routes.desk.consolidationPlan(id),
      subject: `consolidation:${id}`,
      agencyId: null,
    })
  await publishPlan(tx, id)
}
