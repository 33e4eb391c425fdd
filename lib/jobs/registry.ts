import type { Ctx } from '@/lib/context'
import type { JobData, JobName } from '@/lib/jobs/names'
import type { RunHooks } from '@/lib/provisioning/run-hooks'

type Handler<N extends JobName> = (ctx: Ctx, data: JobData[N]) => Promise<unknown>

/** One of the two places that know every domain: a job's body is one call of a verb, loaded when first needed. */
export const registry: { [N in JobName]?: Handler<N> } = {
  async fulfilOrder(ctx, { orderId }) {
    const { fulfilOrder } = await import('@/lib/orders/fulfil-order')
    return fulfilOrder(ctx, { orderId })
  },
  async advanceRun(ctx, { runId }) {
    const [{ advanceRun }, { settleLine }, { noteStuckLine }, { settleTransfer }, moves, planned] =
      await Promise.all([
        import('@/lib/provisioning/advance-run'),
        import('@/lib/orders/settle-line'),
        import('@/lib/orders/note-stuck-line'),
        import('@/lib/compute/settle-transfer'),
        import('@/lib/evacuation/settle-move'),
        import('@/lib/consolidation/settle-planned-move'),
      ])
    const finished: RunHooks['finished'] = async (tx, run) => {
      await settleLine(tx, run)
      await settleTransfer(tx, run)
      await moves.settleMove(tx, run)
      await planned.settlePlannedMove(tx, run)
    }
    const stuck: RunHooks['stuck'] = async (tx, run) => {
      await noteStuckLine(tx, run)
      await moves.noteStuckMove(tx, run)
      await planned.noteStuckPlannedMove(tx, run)
    }
    return advanceRun(ctx, { runId }, { finished, stuck })
  },
  async advanceEvacuation(ctx, { evacuationId }) {
    const { advanceEvacuation } = await import('@/lib/evacuation/advance-evacuation')
    return advanceEvacuation(ctx, { evacuationId })
  },
  async advanceConsolidation(ctx, { planId }) {
    const { advancePlan } = await import('@/lib/consolidation/advance-plan')
    return advancePlan(ctx, { planId })
  },
  async settlePower(ctx, { hostId }) {
    const { settlePower } = await import('@/lib/scheduler/settle-power')
    return settlePower(ctx, { hostId })
  },
  async runBulk(ctx, { bulkId }) {
    const { runBulk } = await import('@/lib/compute/run-bulk')
    return runBulk(ctx, { bulkId })
  },
  async scanAttachment(ctx, { attachmentId }) {
    const { scanAttachment } = await import('@/lib/orders/scan-attachment')
    return scanAttachment(ctx, { attachmentId })
  },
  async closeAgencyMonth(ctx, { agencyId, month }) {
    const { closeAgencyMonth } = await import('@/lib/billing/close-agency-month')
    return closeAgencyMonth(ctx, { agencyId, month })
  },
  async answerForecast(ctx, { forecastId }) {
    const [{ answerForecast }, { listArrivals }, { listLeavingMachines }, { listMachinePlans }] =
      await Promise.all([
        import('@/lib/scheduler/what-if/answer-forecast'),
        import('@/lib/provisioning/list-arrivals'),
        import('@/lib/provisioning/list-leaving-machines'),
        import('@/lib/catalog/list-machine-plans'),
      ])
    return answerForecast(
      ctx,
      { forecastId },
      {
        arrivals: listArrivals,
        leaving: listLeavingMachines,
        plans: listMachinePlans,
      },
    )
  },
  async sendMail(ctx, { mailId }) {
    const { sendMail } = await import('@/lib/notify/send-mail')
    return sendMail(ctx, { mailId })
  },
}
