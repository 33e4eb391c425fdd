import { getTranslations } from 'next-intl/server'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import type { OwnViews } from '@/components/ui/my-views'
import type { SearchParams } from '@/components/ui/table-state'
import type { ListedStatement } from '@/lib/billing/list-statements'
import { getFormat } from '@/lib/i18n/get-format'
import { monthName } from './month-name'
import { SecondVerdict } from './second-verdict'
import { StatementState } from './statement-state'

type Props = {
  rows: ListedStatement[]
  total: number
  path: string
  params: SearchParams
  href: (id: string) => string
  /** The platform reads many agencies, an agency only its own. */
  withAgency: boolean
  states: ListedStatement['state'][]
  exportHref: string
  saveViews: OwnViews
  /** What the list can be narrowed to, whatever this page shows. */
  months: string[]
}

const number = (text: string) => <span className="sub mono">{text}</span>

export async function StatementTable({
  rows,
  total,
  path,
  params,
  href,
  withAgency,
  states,
  exportHref,
  saveViews,
  months,
}: Props) {
  const [t, tState, f] = await Promise.all([
    getTranslations('billing.list'),
    getTranslations('billing.state'),
    getFormat(),
  ])
  const columns: Column<ListedStatement>[] = [
    {
      key: 'number',
      head: withAgency ? t('columns.agency') : t('columns.month'),
      cell: (row) => (
        <>
          <Link href={href(row.id)}>
            {withAgency ? <span lang="zh-CN">{row.agency}</span> : f.month(monthName(row.month))}
          </Link>
          {number(row.number)}
        </>
      ),
    },
    {
      key: 'month',
      head: t('columns.month'),
      nowrap: true,
      cell: (row) => f.month(monthName(row.month)),
      hidden: !withAgency,
    },
    { key: 'state', head: t('columns.state'), cell: (row) => <StatementState state={row.state} /> },
    {
      key: 'due',
      head: t('columns.due'),
      cell: (row) => (row.dueAt ? f.moment(row.dueAt) : '—'),
      nowrap: true,
    },
    {
      key: 'second',
      head: t('columns.second'),
      cell: (row) => <SecondVerdict differences={row.secondDifferences} />,
    },
    {
      key: 'lines',
      head: t('columns.lines'),
      cell: (row) => f.number(row.lines),
      num: true,
      skipOnPhone: true,
    },
    { key: 'total', head: t('columns.total'), cell: (row) => f.money(row.totalFen), num: true },
  ]
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      path={path}
      params={params}
      total={total}
      toolbar={{
        search: t('search'),
        filters: [
          {
            key: 'state',
            label: t('filterState'),
            options: states.map((value) => ({ value, label: tState(value) })),
          },
          {
            key: 'month',
            label: t('filterMonth'),
            single: true,
            options: months.map((value) => ({ value, label: f.month(monthName(value)) })),
          },
        ],
        exportHref,
        saveViews,
      }}
      empty={
        <EmptyState icon="receipt" title={t('emptyTitle')}>
          {t('empty')}
        </EmptyState>
      }
    />
  )
}
