import { getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { OwnViews } from '@/components/ui/my-views'
import { type SearchParams, tableHref } from '@/components/ui/table-state'
import { getFormat } from '@/lib/i18n/get-format'
import type { ShownTask } from '@/lib/provisioning/list-tasks'
import { type TaskView, taskKinds, taskViews } from '@/lib/provisioning/task-views'
import { routes } from '@/lib/routes'
import { taskColumns } from './task-columns'

type Props = {
  rows: ShownTask[]
  total: number
  view: TaskView['key']
  counts: { open: number; mine: number }
  params: SearchParams
  saveViews: OwnViews
  now: Date
}

/** The queue with its views and filters. */
export async function TaskTable({ rows, total, view, counts, params, saveViews, now }: Props) {
  const [t, locale, f] = await Promise.all([getTranslations('provisioning'), getLocale(), getFormat()])
  const hrefOf = (task: string) => tableHref(routes.desk.queue, params, { task })
  return (
    <DataTable
      caption={t('queue.title')}
      columns={taskColumns({ t, f, locale, now, hrefOf })}
      rows={rows}
      rowKey={(row) => row.id}
      path={routes.desk.queue}
      params={params}
      total={total}
      toolbar={{
        search: t('queue.search'),
        saveViews,
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
          count: key === 'ended' ? undefined : counts[key],
          current: key === view,
        })),
      }}
      empty={
        <EmptyState icon="order" title={t('queue.empty.title')}>
          {t('queue.empty.text')}
        </EmptyState>
      }
    />
  )
}
