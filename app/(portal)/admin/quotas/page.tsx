import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listLimits } from '@/lib/quota/list-limits'
import { listQuotaRequests } from '@/lib/quota/list-quota-requests'
import { fiscalYearOf } from '@/lib/shanghai'
import { AgencyBudgets } from './_components/agency-budgets'
import { AgencyQuotas } from './_components/agency-quotas'
import { RequestHistory } from './_components/request-history'
import { WaitingRequests } from './_components/waiting-requests'

export async function generateMetadata() {
  return { title: (await getTranslations('quota'))('admin.title') }
}

/** The authority decides requests, sets limits and allows overdrafts; the leading group reads. */
export default async function QuotasPage() {
  const ctx = await requireCtx('report:read')
  const [t, limits, requests] = await Promise.all([
    getTranslations('quota'),
    listLimits(ctx, fiscalYearOf(ctx.now())),
    can(ctx.actor, 'quota:read') ? listQuotaRequests(ctx) : [],
  ])
  const may = can(ctx.actor, 'quota:decide')
  return (
    <>
      <PageHeader title={t('admin.title')} lede={t('admin.lede')} />
      <WaitingRequests
        requests={requests.filter(({ request }) => request.state === 'open')}
        limits={limits}
        may={may}
      />
      <AgencyQuotas limits={limits} may={may} />
      <AgencyBudgets limits={limits} may={can(ctx.actor, 'budget:overdraft')} />
      <RequestHistory requests={requests.filter(({ request }) => request.state !== 'open')} />
    </>
  )
}
