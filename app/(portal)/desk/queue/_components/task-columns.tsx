import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import type { Format } from '@/lib/i18n/format'
import { inLocale } from '@/lib/i18n/in-locale'
import type { ShownTask } from '@/lib/provisioning/list-tasks'

type Words = {
  t: (key: string) => string
  f: Format
  locale: string
  now: Date
  hrefOf: (taskId: string) => string
}

export const taskShapes = { open: 'waiting', taken: 'here', done: 'done', cancelled: 'closed' } as const
export const isLate = (task: ShownTask, now: Date): boolean =>
  task.endedAt === null && task.dueAt !== null && task.dueAt < now

export function taskColumns({ t, f, locale, now, hrefOf }: Words): Column<ShownTask>[] {
  return [
    {
      key: 'title',
      head: t('queue.columns.title'),
      cell: (task) => (
        <>
          <Link href={hrefOf(task.id)}>{inLocale(task.title, locale)}</Link>
          <span className="sub">{f.moment(task.createdAt)}</span>
        </>
      ),
    },
    { key: 'kind', head: t('queue.columns.kind'), nowrap: true, cell: (task) => t(`taskKinds.${task.kind}`) },
    {
      key: 'agency',
      head: t('queue.columns.agency'),
      cell: (task) => <span lang="zh-CN">{task.agencyName ?? '—'}</span>,
    },
    {
      key: 'due',
      head: t('queue.columns.due'),
      nowrap: true,
      cell: (task) => (
        <>
          {task.dueAt ? f.moment(task.dueAt) : <span className="t3">{t('queue.noDue')}</span>}{' '}
          {isLate(task, now) ? <Tag tone="bad">{t('queue.overdue')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'assignee',
      head: t('queue.columns.assignee'),
      nowrap: true,
      cell: (task) => task.assigneeName ?? <span className="t3">{t('queue.nobody')}</span>,
    },
    {
      key: 'state',
      head: t('queue.columns.state'),
      nowrap: true,
      cell: (task) => <State is={taskShapes[task.state]}>{t(`taskStates.${task.state}`)}</State>,
    },
  ]
}
