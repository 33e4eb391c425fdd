import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { getFormat } from '@/lib/i18n/get-format'
import type { FailedJob } from '@/lib/jobs/queries'
import { routes } from '@/lib/routes'
import { retryJobAction } from '../actions'

export async function FailedTable({ jobs, mayRun }: { jobs: FailedJob[]; mayRun: boolean }) {
  const [t, f] = await Promise.all([getTranslations('jobs'), getFormat()])
  const columns: Column<FailedJob>[] = [
    {
      key: 'queue',
      head: t('columns.queue'),
      cell: ({ id, name }) => (
        <>
          {t.has(`queues.${name}`) ? t(`queues.${name}`) : name} <span className="sub mono">{id}</span>
        </>
      ),
    },
    { key: 'message', head: t('columns.message'), mono: true, cell: ({ message }) => message.slice(0, 300) },
    { key: 'tries', head: t('columns.tries'), num: true, cell: ({ tries }) => f.number(tries) },
    { key: 'trace', head: t('columns.trace'), mono: true, cell: ({ traceId }) => traceId ?? '—' },
    {
      key: 'failedAt',
      head: t('columns.failedAt'),
      nowrap: true,
      cell: ({ failedAt }) => f.exact(failedAt),
    },
  ]
  if (mayRun)
    columns.push({
      key: 'action',
      head: t('columns.action'),
      cell: ({ id }) => (
        <ActionButton action={retryJobAction} fields={{ jobId: id }} size="small">
          {t('retry')}
        </ActionButton>
      ),
    })
  return (
    <DataTable
      caption={t('failedTitle')}
      columns={columns}
      rows={jobs}
      rowKey={({ id }) => id}
      path={routes.desk.jobs}
      params={{}}
      dense
      flush
      empty={
        <EmptyState icon="clock" title={t('noFailed.title')}>
          {t('noFailed.text')}
        </EmptyState>
      }
    />
  )
}
