import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter, readTableState, tableHref } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { getRun } from '@/lib/provisioning/get-run'
import { countRuns, listRuns, runViews } from '@/lib/provisioning/list-runs'
import { runKindNames } from '@/lib/provisioning/rules'
import { routes } from '@/lib/routes'
import { runColumns } from './_components/run-columns'
import { RunDrawer } from './_components/run-drawer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provisioning.runs'))('title') }
}

export default async function RunsPage({ searchParams }: PageProps<'/desk/runs'>) {
  const ctx = await requireCtx('task:read')
  const [params, t, f] = await Promise.all([searchParams, getTranslations('provisioning'), getFormat()])
  const { q, page, size } = readTableState(params)
  const view = runViews.find((each) => each === params.view) ?? 'stuck'
  const kinds = runKindNames.filter((kind) => readFilter(params, 'kind').includes(kind))
  const [counts, { rows, total }] = await Promise.all([
    countRuns(ctx),
    listRuns(ctx, { view, kinds, q }, { page, size }),
  ])
  const open = typeof params.run === 'string' ? await getRun(ctx, params.run) : null
  const empty = view === 'stuck' ? 'empty' : 'emptyOpen'
  return (
    <>
      <LiveRefresh topics={['queue:resourceOperator', ...rows.map(({ id }) => `run:${id}`)]} />
      <PageHeader title={t('runs.title')} lede={t('runs.lede')} bare />
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
      {open ? (
        <RunDrawer run={open} closeHref={tableHref(routes.desk.runs, params, { run: undefined })} />
      ) : null}
    </>
  )
}
