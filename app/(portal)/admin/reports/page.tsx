import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter } from '@/components/ui/table-state'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { spendByMonth } from '@/lib/billing/spend'
import { recentFigures } from '@/lib/orders/recent-figures'
import { listLimits } from '@/lib/quota/list-limits'
import { routes } from '@/lib/routes'
import { capacityByPool } from '@/lib/scheduler/capacity-by-pool'
import { fiscalYearOf } from '@/lib/shanghai'
import { CapacityReport } from './_components/capacity-report'
import { LeadReport } from './_components/lead-report'
import { OrderReport } from './_components/order-report'
import { QuotaReport } from './_components/quota-report'
import { SpendReport } from './_components/spend-report'

const ranges = [3, 6, 12]

export async function generateMetadata() {
  return { title: (await getTranslations('reports'))('title') }
}

/** Read-only, for those who decide: what was spent, what is left, how long things take. */
export default async function ReportsPage({ searchParams }: PageProps<'/admin/reports'>) {
  const ctx = await requireCtx('report:read')
  const asked = Number(readFilter(await searchParams, 'months')[0])
  const months = ranges.includes(asked) ? asked : 6
  const mayCapacity = can(ctx.actor, 'capacity:read')
  const [t, spend, pools, { funnel, leads }, limits] = await Promise.all([
    getTranslations('reports'),
    spendByMonth(ctx, { months }),
    mayCapacity ? capacityByPool(ctx) : null,
    recentFigures(ctx, { months }),
    listLimits(ctx, fiscalYearOf(ctx.now())),
  ])
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} bare />
      <Tabs
        label={t('filter.months')}
        tabs={ranges.map((count) => ({
          label: t('filter.last', { count }),
          href: `${routes.admin.reports}?months=${count}`,
          current: count === months,
        }))}
      />
      <SpendReport spend={spend} />
      {pools ? <CapacityReport pools={pools} /> : null}
      <div className="cols cols--rule">
        <OrderReport funnel={funnel} />
        <LeadReport leads={leads} />
      </div>
      <QuotaReport limits={limits} />
    </>
  )
}
