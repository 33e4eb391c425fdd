import type { Ctx } from '@/lib/context'

type Rhythm = { everySeconds: number } | { /** HH:mm, Asia/Shanghai. */ dailyAt: string }
export type RecurringJob = Rhythm & { name: string; run(ctx: Ctx): Promise<unknown> }

/**
 * Everything that happens by the clock, in one list. Only the leading worker runs it; each tick is safe twice,
 * needs no input, and makes up for what an earlier one missed.
 */
export const recurringJobs: RecurringJob[] = [
  {
    name: 'resumeRuns',
    everySeconds: 10,
    run: async (ctx) => (await import('@/lib/provisioning/resume-runs')).resumeRuns(ctx),
  },
  {
    name: 'resumeWaitingOrders',
    everySeconds: 20,
    run: async (ctx) => (await import('@/lib/orders/resume-waiting-orders')).resumeWaitingOrders(ctx),
  },
  {
    name: 'reconcileEngines',
    everySeconds: 60,
    run: async (ctx) => (await import('@/lib/provisioning/reconcile-engines')).reconcileEngines(ctx),
  },
  {
    name: 'startPurges',
    everySeconds: 300,
    run: async (ctx) => (await import('@/lib/provisioning/start-purges')).startPurges(ctx),
  },
  {
    name: 'sampleMachines',
    everySeconds: 120,
    run: async (ctx) => (await import('@/lib/compute/sample-machines')).sampleMachines(ctx),
  },
  {
    name: 'expireReservations',
    everySeconds: 60,
    run: async (ctx) => (await import('@/lib/scheduler/expire-reservations')).expireReservations(ctx),
  },
  {
    name: 'resumeEvacuations',
    everySeconds: 30,
    run: async (ctx) => (await import('@/lib/evacuation/resume-evacuations')).resumeEvacuations(ctx),
  },
  {
    name: 'finishDrains',
    everySeconds: 30,
    run: async (ctx) => (await import('@/lib/scheduler/finish-drains')).finishDrains(ctx),
  },
  {
    name: 'planConsolidations',
    everySeconds: 60,
    run: async (ctx) => (await import('@/lib/consolidation/plan-pools')).planPools(ctx),
  },
  {
    name: 'resumeConsolidations',
    everySeconds: 30,
    run: async (ctx) => (await import('@/lib/consolidation/resume-plans')).resumePlans(ctx),
  },
  {
    name: 'keepReserve',
    everySeconds: 60,
    run: async (ctx) => (await import('@/lib/consolidation/keep-reserve')).keepReserve(ctx),
  },
  {
    name: 'settlePowers',
    everySeconds: 5,
    run: async (ctx) => (await import('@/lib/scheduler/settle-powers')).settlePowers(ctx),
  },
  {
    name: 'recordEnergy',
    everySeconds: 600,
    run: async (ctx) => (await import('@/lib/consolidation/record-energy')).recordEnergy(ctx),
  },
  {
    name: 'remindOverdue',
    everySeconds: 300,
    run: async (ctx) => (await import('@/lib/orders/remind-overdue')).remindOverdue(ctx),
  },
  {
    name: 'endOfPeriod',
    everySeconds: 3600,
    run: async (ctx) => (await import('@/lib/orders/end-of-period')).endOfPeriod(ctx),
  },
  {
    name: 'expireHolds',
    everySeconds: 1800,
    run: async (ctx) => (await import('@/lib/orders/expire-holds')).expireHolds(ctx),
  },
  {
    name: 'meterThrough',
    everySeconds: 3600,
    run: async (ctx) => (await import('@/lib/metering/meter-month')).meterThrough(ctx),
  },
  {
    name: 'rollSpend',
    everySeconds: 3600,
    run: async (ctx) => (await import('@/lib/billing/roll-spend')).rollSpend(ctx),
  },
  {
    name: 'recomputeQuota',
    dailyAt: '02:00',
    run: async (ctx) => (await import('@/lib/quota/recompute')).recomputeQuota(ctx),
  },
  {
    name: 'repairDrift',
    dailyAt: '02:10',
    run: async (ctx) => (await import('@/lib/scheduler/repair-drift')).repairDrift(ctx),
  },
  {
    name: 'forecastPools',
    dailyAt: '01:30',
    run: async (ctx) => (await import('@/lib/scheduler/what-if/forecast-pools')).forecastPools(ctx),
  },
  {
    name: 'closeLastMonth',
    dailyAt: '04:20',
    run: async (ctx) => (await import('@/lib/billing/close-due-month')).closeDueMonth(ctx),
  },
  {
    name: 'sealAudit',
    everySeconds: 2,
    run: async (ctx) => (await import('@/lib/audit/seal-audit')).sealAudit(ctx),
  },
  {
    name: 'anchorAudit',
    everySeconds: 600,
    run: async (ctx) => (await import('@/lib/audit/anchor-audit')).anchorAudit(ctx),
  },
  {
    name: 'verifyAudit',
    dailyAt: '03:40',
    run: async (ctx) => (await import('@/lib/audit/verify-audit')).requireWholeAudit(ctx),
  },
  {
    name: 'checkDuties',
    dailyAt: '03:10',
    run: async (ctx) => (await import('@/lib/orders/check-duties')).checkDuties(ctx),
  },
  {
    name: 'queueMails',
    everySeconds: 15,
    run: async (ctx) => (await import('@/lib/notify/queue-mails')).queueMails(ctx),
  },
  {
    name: 'prune',
    dailyAt: '02:30',
    run: async (ctx) => (await import('@/lib/jobs/prune')).prune(ctx),
  },
]
