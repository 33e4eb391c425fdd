import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter, readTableState, tableHref } from '@/components/ui/table-state'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { countTasks, getTask, listTasks } from '@/lib/provisioning/list-tasks'
import { taskKinds, taskViews } from '@/lib/provisioning/task-views'
import { routes } from '@/lib/routes'
import { taskColumns } from './_components/task-columns'
import { TaskDrawer } from './_components/task-drawer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provisioning.queue'))('title') }
}

export default async function QueuePage({ searchParams }: PageProps<'/desk/queue'>) {
  const ctx = await requireCtx('task:read')
  const [params, t, locale, f] = await Promise.all([
    searchParams,
    getTranslations('provisioning'),
    getLocale(),
    getFormat(),
  ])
  const { q, page, size } = readTableState(params)
  const view = taskViews.find(({ key }) => key === params.view) ?? taskViews[0]
  const kinds = taskKinds.filter((kind) => readFilter(params, 'kind').includes(kind))
  const [counts, { rows, total }] = await Promise.all([
    countTasks(ctx),
    listTasks(ctx, { states: view.states, kinds, mine: view.mine, q }, { page, size }),
  ])
  const open = typeof params.task === 'string' ? await getTask(ctx, params.task) : null
  const count = { open: counts.open, mine: counts.mine, ended: undefined }
  return (
    <>
      <LiveRefresh topics={ctx.actor.roles.map((role) => `queue:${role}`)} />
      <PageHeader
        title={t('queue.title')}
        lede={t('queue.lede')}
        facts={(['open', 'mine', 'overdue'] as const).map((key) => ({
          key,
          label: t(`queue.facts.${key}`),
          value: f.number(counts[key]),
        }))}
        bare
      />
      <DataTable
        caption={t('queue.title')}
        columns={taskColumns({
          t,
          f,
          locale,
          now: ctx.now(),
          hrefOf: (task) => tableHref(routes.desk.queue, params, { task }),
        })}
        rows={rows}
        rowKey={(row) => row.id}
        path={routes.desk.queue}
        params={params}
        total={total}
        toolbar={{
          search: t('queue.search'),
          filters: [
            {
              key: 'kind',
              label: t('queue.filters.kind'),
              options: taskKinds.map((value) => ({ value, label: t(`taskKinds.${value}`) })),
            },
          ],
          views: taskViews.map(({ key }) => ({
            label: t(`queue.views.${key}`),
            href: tableHref(routes.desk.queue, {}, { view: key === 'open' ? undefined : key }),
            count: count[key],
            current: key === view.key,
          })),
        }}
        empty={
          <EmptyState icon="order" title={t('queue.empty.title')}>
            {t('queue.empty.text')}
          </EmptyState>
        }
      />
      {open ? (
        <TaskDrawer task={open} closeHref={tableHref(routes.desk.queue, params, { task: undefined })} />
      ) : null}
    </>
  )
}
