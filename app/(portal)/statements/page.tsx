import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { readTableState } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { listStatementMonths } from '@/lib/billing/list-statement-months'
import { listStatements } from '@/lib/billing/list-statements'
import { spendByMonth } from '@/lib/billing/spend'
import { statementFilter } from '@/lib/billing/statement-filter'
import { routes } from '@/lib/routes'
import { ownViews } from '../_views/own-views'
import { SpendChart } from './_components/spend-chart'
import { StatementTable } from './_components/statement-table'

export async function generateMetadata() {
  return { title: (await getTranslations('billing.list'))('title') }
}

export default async function StatementsPage({ searchParams }: PageProps<'/statements'>) {
  const ctx = await requireCtx('statement:read')
  const params = await searchParams
  const { page, size } = readTableState(params)
  const filter = statementFilter(params)
  const [t, { rows, total }, spend, months, saveViews] = await Promise.all([
    getTranslations('billing.list'),
    listStatements(ctx, { ...filter, page, size }),
    spendByMonth(ctx),
    listStatementMonths(ctx),
    ownViews(ctx, routes.statements.list),
  ])
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      <SpendChart spend={spend} />
      <StatementTable
        rows={rows}
        total={total}
        path={routes.statements.list}
        params={params}
        months={months}
        saveViews={saveViews}
        href={routes.statements.one}
        withAgency={ctx.actor.agencyId === null}
        states={['reviewing', 'disputed', 'confirmed', 'settled']}
        exportHref={`${routes.api.statementsExport}?${new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]))}`}
      />
    </>
  )
}
