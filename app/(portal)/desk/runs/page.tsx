import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter, readTableState, tableHref } from '@/components/ui/table-state'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { requireCtx } from '@/lib/auth/session'
import { getRun } from '@/lib/provisioning/get-run'
import { countRuns, listRuns, runViews } from '@/lib/provisioning/list-runs'
import { runKindNames } from '@/lib/provisioning/rules'
import { routes } from '@/lib/routes'
import { ownViews } from '../../_views/own-views'
import { RunDrawer } from './_components/run-drawer'
import { RunTable } from './_components/run-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provisioning.runs'))('title') }
}

export default async function RunsPage({ searchParams }: PageProps<'/desk/runs'>) {
  const ctx = await requireCtx('task:read')
  const [params, t] = await Promise.all([searchParams, getTranslations('provisioning.runs')])
  const { q, page, size } = readTableState(params)
  const view = runViews.find((each) => each === params.view) ?? 'stuck'
  const kinds = runKindNames.filter((kind) => readFilter(params, 'kind').includes(kind))
  const [counts, { rows, total }, saveViews] = await Promise.all([
    countRuns(ctx),
    listRuns(ctx, { view, kinds, q }, { page, size }),
    ownViews(ctx, routes.desk.runs),
  ])
  const open = typeof params.run === 'string' ? await orNotFound(getRun(ctx, idOrNotFound(params.run))) : null
  const topics = [...rows, ...(open ? [open] : [])].map(({ id }) => `run:${id}`)
  return (
    <>
      <LiveRefresh topics={['queue:resourceOperator', ...topics]} />
      <PageHeader title={t('title')} lede={t('lede')} bare />
      <RunTable rows={rows} total={total} view={view} counts={counts} params={params} saveViews={saveViews} />
      {open ? (
        <RunDrawer run={open} closeHref={tableHref(routes.desk.runs, params, { run: undefined })} />
      ) : null}
    </>
  )
}
