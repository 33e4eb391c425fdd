import type { Column } from '@/components/ui/data-table'
import { Spoken } from '@/components/ui/spoken'
import { Tag } from '@/components/ui/tag'
import type { Format } from '@/lib/i18n/format'
import type { Notification } from '@/lib/notify/inbox-queries'
import { routes } from '@/lib/routes'
import { DecideButtons } from './decide-buttons'

type Words = {
  t: (key: string, params?: Record<string, string | number>) => string
  f: Format
  now: Date
  told: (row: Notification) => string
  agencies: Map<string, string>
}

const stepOf = ({ subject, waits, doneAt }: Notification) =>
  waits && !doneAt && subject.startsWith('approval_step:') ? subject.slice('approval_step:'.length) : null

/** What concerns me, of which agency, since when, until when, and what I can do about it here. */
export function inboxColumns({ t, f, now, told, agencies }: Words): Column<Notification>[] {
  const columns: Column<Notification>[] = [
    {
      key: 'what',
      head: t('columns.what'),
      // Not a prefetching link: following it marks the line as read.
      cell: (row) => (
        <>
          <a href={routes.inboxItem(row.id)} className={row.readAt || row.doneAt ? 'font-normal' : undefined}>
            <Spoken>{told(row)}</Spoken>
          </a>
          {row.readAt || row.doneAt ? null : <span className="sr">{t('unread')}</span>}
        </>
      ),
    },
    { key: 'when', head: t('columns.when'), nowrap: true, cell: (row) => f.moment(row.createdAt) },
    {
      key: 'due',
      head: t('columns.due'),
      nowrap: true,
      cell: (row) => {
        if (!row.dueAt) return null
        const late = !row.doneAt && row.dueAt < now
        return (
          <>
            {t('dueAt', { time: f.moment(row.dueAt) })} {late ? <Tag tone="bad">{t('overdue')}</Tag> : null}
          </>
        )
      },
    },
    {
      key: 'action',
      head: t('columns.action'),
      nowrap: true,
      cell: (row) => {
        const stepId = stepOf(row)
        return stepId ? <DecideButtons stepId={stepId} about={told(row)} /> : null
      },
    },
  ]
  if (agencies.size > 0)
    columns.splice(1, 0, {
      key: 'agency',
      head: t('columns.agency'),
      cell: (row) => <span lang="zh-CN">{row.agencyId ? agencies.get(row.agencyId) : null}</span>,
    })
  return columns
}
