import { can } from '@/lib/auth/permissions'
import { listSpend } from '@/lib/billing/list-spend'
import { listServicesById } from '@/lib/catalog/list-services-by-id'
import type { Ctx } from '@/lib/context'
import { countBySystem } from '@/lib/provisioning/count-by-system'
import { listAtRisk } from '@/lib/provisioning/list-at-risk'
import { budgetsOf, quotaOf } from '@/lib/quota/queries'
import { fiscalYearOf, monthOf, previousMonth } from '@/lib/shanghai'

export type AgencyFacts = Awaited<ReturnType<typeof agencyFacts>>

/** What the first page of an agency shows, in six statements whatever the agency holds. */
export async function agencyFacts(ctx: Ctx, agencyId: string) {
  const month = monthOf(ctx.now())
  const [atRisk, quotas, budgets, spend, systems] = await Promise.all([
    listAtRisk(ctx),
    quotaOf(ctx, agencyId),
    budgetsOf(ctx, agencyId, fiscalYearOf(ctx.now())),
    can(ctx.actor, 'statement:read')
      ? listSpend(ctx, { fromMonth: previousMonth(month), daysOf: [month] })
      : [],
    countBySystem(ctx),
  ])
  const services = await listServicesById(ctx, [
    ...spend.flatMap(({ serviceId }) => serviceId ?? []),
    ...systems.flatMap(({ counts }) => counts.map(({ serviceId }) => serviceId)),
  ])
  return { now: ctx.now(), month, atRisk, quotas, budgets, spend, systems, services }
}
