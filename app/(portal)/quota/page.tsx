import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter } from '@/components/ui/table-state'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { listLinesByToken } from '@/lib/orders/list-lines-by-token'
import { listInstancesByToken } from '@/lib/provisioning/list-instances-by-token'
import { QuotaFilter } from '@/lib/quota/input'
import { listClaims } from '@/lib/quota/list-claims'
import { listQuotaRequests } from '@/lib/quota/list-quota-requests'
import { budgetsOf, quotaOf } from '@/lib/quota/queries'
import { fiscalYearOf } from '@/lib/shanghai'
import { Budgets } from './_components/budgets'
import { Claims } from './_components/claims'
import { Quotas } from './_components/quotas'
import { RequestQuota } from './_components/request-quota'
import { Requests } from './_components/requests'

export async function generateMetadata() {
  return { title: (await getTranslations('quota'))('title') }
}

/** What the agency may take and has taken, who holds it, and what it may spend. */
export default async function QuotaPage({ searchParams }: PageProps<'/quota'>) {
  const ctx = await requireCtx('quota:read')
  const { agencyId } = ctx.actor
  if (!agencyId) throw new AppError('forbidden', 'auth.notAllowed')
  const params = await searchParams
  const { kind, year = fiscalYearOf(ctx.now()) } = QuotaFilter.parse({
    kind: readFilter(params, 'kind')[0],
    year: readFilter(params, 'year')[0],
  })
  const [t, quotas, budgets, requests, claims] = await Promise.all([
    getTranslations('quota'),
    quotaOf(ctx, agencyId),
    budgetsOf(ctx, agencyId),
    listQuotaRequests(ctx),
    listClaims(ctx, kind),
  ])
  const tokens = claims.map(({ token }) => token)
  const [lines, instances] = await Promise.all([
    listLinesByToken(ctx, tokens),
    listInstancesByToken(ctx, tokens),
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={<RequestQuota quotas={quotas} may={can(ctx.actor, 'quota:request')} />}
      />
      <div className="cols cols--rule">
        <Quotas quotas={quotas} />
        <Requests requests={requests} />
      </div>
      <Budgets
        budgets={budgets}
        year={year}
        now={ctx.now()}
        may={can(ctx.actor, 'budget:manage')}
        params={params}
      />
      <Claims claims={claims} lines={lines} instances={instances} kind={kind} params={params} />
    </>
  )
}
