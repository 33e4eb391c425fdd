import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { getFormat } from '@/lib/i18n/get-format'
import type { QueueState } from '@/lib/jobs/queries'
import { routes } from '@/lib/routes'

export async function QueueTable({ queues }: { queues: QueueState[] }) {
  const [t, f] = await Promise.all([getTranslations('jobs'), getFormat()])
  const count = (key: 'ready' | 'active' | 'failed') => ({
    key,
    head: t(`columns.${key}`),
    num: true,
    cell: (queue: QueueState) => f.number(queue[key]),
  })
  return (
    <DataTable
      caption={t('queueTitle')}
      columns={[
        {
          key: 'queue',
          head: t('columns.queue'),
          cell: ({ name }) => (t.has(`queues.${name}`) ? t(`queues.${name}`) : name),
        },
        count('ready'),
        count('active'),
        count('failed'),
      ]}
      rows={queues}
      rowKey={({ name }) => name}
      path={routes.desk.jobs}
      params={{}}
      dense
      flush
    />
  )
}
