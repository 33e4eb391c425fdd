import { countGrants } from '@/lib/agencies/count-grants'
import { chainStatus } from '@/lib/audit/chain-status'
import { can, type Permission } from '@/lib/auth/permissions'
import { countStatements } from '@/lib/billing/count-statements'
import { spendByMonth } from '@/lib/billing/spend'
import { listDrafts } from '@/lib/catalog/list-drafts'
import { listServicesById } from '@/lib/catalog/list-services-by-id'
import type { Ctx } from '@/lib/context'
import { listJobStates } from '@/lib/jobs/list-job-states'
import { recentFigures } from '@/lib/orders/recent-figures'
import { countTasks } from '@/lib/provisioning/count-tasks'
import { listAtRisk } from '@/lib/provisioning/list-at-risk'
import { capacityByPool } from '@/lib/scheduler/capacity-by-pool'
import { monthOf, previousMonth } from '@/lib/shanghai'

export type PlatformFacts = Awaited<ReturnType<typeof platformFacts>>

/** What the roles of the actor make of the first page; each part is one statement, and null without the right. */
export async function platformFacts(ctx: Ctx) {
  const month = monthOf(ctx.now())
  const quarter = previousMonth(previousMonth(previousMonth(month)))
  const when = <T>(permission: Permission, read: () => Promise<T>) =>
    can(ctx.actor, permission) ? read() : null
  const [atRisk, tasks, pools, statements, spend, grants, chain, jobs, drafts, figures] = await Promise.all([
    when('run:read', () => listAtRisk(ctx)),
    when('task:read', () => countTasks(ctx)),
    when('capacity:read', () => capacityByPool(ctx)),
    when('statement:close', () => countStatements(ctx, quarter)),
    when('report:read', () => spendByMonth(ctx)),
    when('grant:read', () => countGrants(ctx)),
    when('audit:read', () => chainStatus(ctx)),
    when('job:read', () => listJobStates(ctx)),
    when('catalog:manage', () => listDrafts(ctx)),
    when('capacity:read', () => recentFigures(ctx, { days: 30 })),
  ])
  const services = await listServicesById(
    ctx,
    (spend ?? []).flatMap(({ serviceId }) => serviceId ?? []),
  )
  return {
    now: ctx.now(),
    atRisk,
    tasks,
    pools,
    statements,
    spend,
    services,
    grants,
    chain,
    jobs,
    drafts,
    funnel: figures?.funnel ?? null,
    leads: figures?.leads ?? null,
  }
}
