import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/shell/live'
import { PageHeader } from '@/components/ui/page-header'
import { readFilter, readTableState, tableHref } from '@/components/ui/table-state'
import { idOrNotFound, orNotFound } from '@/lib/actions/or-not-found'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { countTasks, getTask, listTasks } from '@/lib/provisioning/list-tasks'
import { taskKinds, taskViews } from '@/lib/provisioning/task-views'
import { routes } from '@/lib/routes'
import { ownViews } from '../../_views/own-views'
import { TaskDrawer } from './_components/task-drawer'
import { TaskTable } from './_components/task-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('provisioning.queue'))('title') }
}

export default async function QueuePage({ searchParams }: PageProps<'/desk/queue'>) {
  const ctx = await requireCtx('task:read')
  const [params, t, f] = await Promise.all([searchParams, getTranslations('provisioning.queue'), getFormat()])
  const { q, page, size } = readTableState(params)
  const view = taskViews.find(({ key }) => key === params.view) ?? taskViews[0]
  const kinds = taskKinds.filter((kind) => readFilter(params, 'kind').includes(kind))
  const [counts, { rows, total }, saveViews] = await Promise.all([
    countTasks(ctx),
    listTasks(ctx, { states: view.states, kinds, mine: view.mine, q }, { page, size }),
    ownViews(ctx, routes.desk.queue),
  ])
  const open =
    typeof params.task === 'string' ? await orNotFound(getTask(ctx, idOrNotFound(params.task))) : null
  const facts = (['open', 'mine', 'overdue'] as const).map((key) => ({
    key,
    label: t(`facts.${key}`),
    value: f.number(counts[key]),
  }))
  return (
    <>
      <LiveRefresh topics={ctx.actor.roles.map((role) => `queue:${role}`)} />
      <PageHeader title={t('title')} lede={t('lede')} facts={facts} bare />
      <TaskTable
        rows={rows}
        total={total}
        view={view.key}
        counts={counts}
        params={params}
        saveViews={saveViews}
        now={ctx.now()}
      />
      {open ? (
        <TaskDrawer task={open} closeHref={tableHref(routes.desk.queue, params, { task: undefined })} />
      ) : null}
    </>
  )
}
