import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import type { RecurringState } from '@/lib/jobs/queries'
import { routes } from '@/lib/routes'
import { runRecurringNowAction } from '../actions'

const shapes = { never: 'draft', running: 'building', succeeded: 'done', failed: 'failed' } as const

export function outcomeOf({ row }: RecurringState): keyof typeof shapes {
  if (!row?.startedAt) return 'never'
  if (!row.finishedAt || row.finishedAt < row.startedAt) return 'running'
  return row.succeeded ? 'succeeded' : 'failed'
}

export async function RecurringTable({ jobs, mayRun }: { jobs: RecurringState[]; mayRun: boolean }) {
  const [t, f] = await Promise.all([getTranslations('jobs'), getFormat()])
  const columns: Column<RecurringState>[] = [
    {
      key: 'name',
      head: t('columns.name'),
      cell: (job) => (
        <>
          {t(`recurring.${job.name}`)} <span className="sub mono">{job.name}</span>
        </>
      ),
    },
    {
      key: 'rhythm',
      head: t('columns.rhythm'),
      nowrap: true,
      cell: (job) =>
        'dailyAt' in job
          ? t('rhythm.daily', { time: job.dailyAt })
          : t('rhythm.every', { duration: f.duration(job.everySeconds) }),
    },
    {
      key: 'startedAt',
      head: t('columns.startedAt'),
      nowrap: true,
      cell: ({ row }) => (row?.startedAt ? f.exact(row.startedAt) : '—'),
    },
    {
      key: 'duration',
      head: t('columns.duration'),
      num: true,
      cell: ({ row }) => (row?.durationMs == null ? '—' : `${f.number(row.durationMs)} ms`),
    },
    {
      key: 'outcome',
      head: t('columns.outcome'),
      cell: (job) => {
        const outcome = outcomeOf(job)
        return (
          <>
            <State is={shapes[outcome]}>{t(`outcome.${outcome}`)}</State>
            {outcome === 'failed' && job.row?.error ? (
              <span className="sub mono">{job.row.error}</span>
            ) : null}
          </>
        )
      },
    },
  ]
  if (mayRun)
    columns.push({
      key: 'action',
      head: t('columns.action'),
      cell: (job) => (
        <ActionButton
          action={runRecurringNowAction}
          fields={{ name: job.name }}
          size="small"
          aria-label={`${t('runNow')} ${t(`recurring.${job.name}`)}`}
        >
          {t('runNow')}
        </ActionButton>
      ),
    })
  return (
    <DataTable
      caption={t('recurringTitle')}
      columns={columns}
      rows={jobs}
      rowKey={(job) => job.name}
      path={routes.desk.jobs}
      params={{}}
      dense
      flush
    />
  )
}
