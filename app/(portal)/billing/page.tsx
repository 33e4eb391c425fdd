import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { readTableState } from '@/components/ui/table-state'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listMonths } from '@/lib/billing/list-months'
import { listStatements } from '@/lib/billing/list-statements'
import { statementFilter } from '@/lib/billing/statement-filter'
import { missingReadings } from '@/lib/metering/missing-readings'
import { routes } from '@/lib/routes'
import { monthOf, previousMonth } from '@/lib/shanghai'
import { ownViews } from '../_views/own-views'
import { StatementTable } from '../statements/_components/statement-table'
import { Missing } from './_components/missing'
import { Months } from './_components/months'

export async function generateMetadata() {
  return { title: (await getTranslations('billing.review'))('title') }
}

export default async function BillingPage({ searchParams }: PageProps<'/billing'>) {
  const ctx = await requireCtx('statement:close')
  const params = await searchParams
  const { page, size } = readTableState(params)
  const filter = statementFilter(params)
  const month = filter.month ?? previousMonth(monthOf(ctx.now()))
  const [t, months, missing, { rows, total }, saveViews] = await Promise.all([
    getTranslations('billing.review'),
    listMonths(ctx),
    missingReadings(ctx, month),
    listStatements(ctx, { ...filter, page, size }),
    ownViews(ctx, routes.billing.list),
  ])
  const query = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]))
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={<LinkButton href={routes.billing.prices}>{t('prices')}</LinkButton>}
      />
      <Months months={months} now={ctx.now()} mayClose={can(ctx.actor, 'statement:close')} />
      <Missing missing={missing} />
      <StatementTable
        rows={rows}
        total={total}
        path={routes.billing.list}
        params={params}
        months={months.map(({ month }) => month)}
        saveViews={saveViews}
        href={routes.billing.one}
        withAgency
        states={['draft', 'reviewing', 'disputed', 'confirmed', 'settled', 'void']}
        exportHref={`${routes.api.statementsExport}?${query}`}
      />
    </>
  )
}
