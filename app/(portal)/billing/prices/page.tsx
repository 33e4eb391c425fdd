import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listPricePlans, listUnpriced } from '@/lib/billing/list-price-plans'
import { NewPricePlan } from './new-price-plan'
import { PricePlans } from './price-plans'

export async function generateMetadata() {
  return { title: (await getTranslations('billing.prices'))('title') }
}

export default async function PricesPage({ searchParams }: PageProps<'/billing/prices'>) {
  const ctx = await requireCtx('price:read')
  const mayManage = can(ctx.actor, 'price:manage')
  const [t, params, plans, unpriced] = await Promise.all([
    getTranslations('billing.prices'),
    searchParams,
    listPricePlans(ctx),
    mayManage ? listUnpriced(ctx) : [],
  ])
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={mayManage ? t('lede') : `${t('lede')} ${t('maintained')}`}
        actions={mayManage ? <NewPricePlan unpriced={unpriced} /> : null}
      />
      <PricePlans plans={plans} params={params} mayManage={mayManage} now={ctx.now()} />
    </>
  )
}
