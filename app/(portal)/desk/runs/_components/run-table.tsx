import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { OwnViews } from '@/components/ui/my-views'
import { type SearchParams, tableHref } from '@/components/ui/table-state'
import { getFormat } from '@/lib/i18n/get-format'
import { type RunView, runViews, type ShownRun } from '@/lib/provisioning/list-runs'
import { runKindNames } from '@/lib/provisioning/rules'
import { routes } from '@/lib/routes'
import { runColumns } from './run-columns'

type Props = {
  rows: ShownRun[]
  total: number
  view: RunView
  counts: { stuck: number; open: number }
  params: SearchParams
  saveViews: OwnViews
}

/** Runs with their views and filters. */
export async function RunTable({ rows, total, view, counts, params, saveViews }: Props) {
  const [t, f] = await Promise.all([getTranslations('provisioning'), getFormat()])
  const empty = view === 'stuck' ? 'empty' : 'emptyOpen'
  return (
    <DataTable
      caption={t('runs.title')}
      columns={runColumns({ t, f, hrefOf: (run) => tableHref(routes.desk.runs, params, { run }) })}
      rows={rows}
      rowKey={(row) => row.id}
      path={routes.desk.runs}
      params={params}
      total={total}
      toolbar={{
        search: t('runs.search'),
        saveViews,
        refresh: true,
        filters: [
          {
            key: 'kind',
            label: t('runs.filters.kind'),
            options: runKindNames.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
        ],
        views: runViews.map((key) => ({
          label: t(`runs.views.${key}`),
          href: tableHref(routes.desk.runs, {}, { view: key === 'stuck' ? undefined : key }),
          count: key === 'ended' ? undefined : counts[key],
          current: key === view,
        })),
      }}
      empty={
        <EmptyState icon="server" title={t(`runs.${empty}.title`)}>
          {t(`runs.${empty}.text`)}
        </EmptyState>
      }
    />
  )
}
