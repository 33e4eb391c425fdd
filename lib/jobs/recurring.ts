import type { Ctx } from '@/lib/context'

type Rhythm = { everySeconds: number } | { /** HH:mm, Asia/Shanghai. */ dailyAt: string }
export type RecurringJob = Rhythm & { name: string; run(ctx: Ctx): Promise<unknown> }

/**
 * Everything that happens by the clock, in one list. Only the leading worker runs it; each tick is safe twice,
 * needs no input, and makes up for what an earlier one missed.
 */
export const recurringJobs: RecurringJob[] = [
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
