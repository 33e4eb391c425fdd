import { eq, inArray } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { orderLines, orders } from '@/lib/db/schema/orders'
import { log } from '@/lib/log'
import { notify } from '@/lib/notify/notify'
import { type PeriodStage, periodStage } from '@/lib/orders/period-stage'
import { renewalDraft } from '@/lib/orders/renewal-draft'
import { reminderDays } from '@/lib/orders/rules'
import { listEndingInstances, noteEndReminded } from '@/lib/provisioning/list-ending-instances'
import type { Instance } from '@/lib/provisioning/queries'
import { startRun } from '@/lib/provisioning/start-run'
import { routes } from '@/lib/routes'
import { addDays, dayOf } from '@/lib/shanghai'

type Term = { instance: Instance; orderId: string; requesterId: string }

/**
 * Recurring: reminders before a period ends; a renewal order made ready at the first of them; stopping or
 * closing on the day after. What should have been renewed and was not keeps running: people depend on it.
 */
export async function endOfPeriod(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, 'system:act')
  const ending = await listEndingInstances(ctx, addDays(dayOf(ctx.now()), Math.max(...reminderDays)))
  const terms = await termsOf(ctx, ending)
  let dealtWith = 0
  for (const instance of ending) {
    const stage = periodStage(instance.endsOn ?? '', instance.endRemindedAt, ctx.now())
    const term = terms.get(instance.id)
    if (!stage || !term) continue
    try {
      await inTransaction(ctx, (tx) => dealWith(tx, term, stage))
      dealtWith++
    } catch (error) {
      log.error({ err: error, instanceId: instance.id }, 'end of period could not be dealt with')
    }
  }
  return dealtWith
}

/** The order whose line holds the present period, and its requester. */
async function termsOf(ctx: Ctx, ending: readonly Instance[]): Promise<Map<string, Term>> {
  const lineIds = ending.flatMap(({ termLineId }) => termLineId ?? [])
  if (lineIds.length === 0) return new Map()
  const rows = await ctx.db
    .select({ lineId: orderLines.id, orderId: orders.id, requesterId: orders.requesterId })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(inArray(orderLines.id, lineIds))
  const byLine = new Map(rows.map((row) => [row.lineId, row]))
  return new Map(
    ending.flatMap((instance) => {
      const row = byLine.get(instance.termLineId ?? '')
      return row ? [[instance.id, { instance, ...row }] as const] : []
    }),
  )
}

async function dealWith(tx: Ctx, { instance, requesterId }: Term, stage: PeriodStage): Promise<void> {
  const { agencyId, endAction, endsOn, name } = instance
  await noteEndReminded(tx, instance.id)
  const draft = endAction === 'renew' ? await renewalDraft(tx, instance, requesterId) : null
  if (stage === 'ended') await act(tx, instance)
  await recordAudit(tx, 'instance.endOfPeriod', instance.id, {
    agencyId,
    after: { stage, endAction, endsOn },
  })
  await notify(tx, {
    personIds: [requesterId],
    kind: stage === 'ended' ? 'periodEnded' : 'periodEnds',
    params: { name, day: endsOn ?? '', action: endAction },
    href: draft ? routes.orders.edit(draft.id) : routes.instances.one(instance.id),
    subject: draft ? `order:${draft.id}` : `instance:${instance.id}`,
    waits: draft !== null,
    agencyId,
  })
}

/** A service done by a person cannot be stopped, only closed; what already rests is left alone. */
async function act(tx: Ctx, { id, endAction, state, fulfilment }: Instance): Promise<void> {
  if (endAction === 'renew') return
  const close = endAction === 'close' || fulfilment === 'manual'
  if (!close && state !== 'running') return
  await startRun(tx, { kind: close ? 'close' : 'stop', instanceId: id })
}
