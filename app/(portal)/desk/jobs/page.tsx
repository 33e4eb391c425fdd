import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { RefreshButton } from '@/components/ui/refresh-button'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listFailedJobs, listProcesses, listQueues, listRecurring } from '@/lib/jobs/queries'
import { countMails } from '@/lib/notify/count-mails'
import { FailedTable } from './_components/failed-table'
import { MailFacts } from './_components/mail-facts'
import { ProcessList } from './_components/process-list'
import { QueueTable } from './_components/queue-table'
import { RecurringTable } from './_components/recurring-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('title') }
}

export default async function JobsPage() {
  const ctx = await requireCtx('job:read')
  const t = await getTranslations('jobs')
  const [recurring, queues, failed, processes, mails] = await Promise.all([
    listRecurring(ctx),
    listQueues(ctx),
    listFailedJobs(ctx),
    listProcesses(ctx),
    countMails(ctx),
  ])
  const mayRun = can(ctx.actor, 'job:run')
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} actions={<RefreshButton label={t('refresh')} />} />
      <Section title={t('recurringTitle')}>
        <RecurringTable jobs={recurring} mayRun={mayRun} />
      </Section>
      <Section title={t('queueTitle')}>
        <QueueTable queues={queues} />
      </Section>
      <Section title={t('failedTitle')}>
        <FailedTable jobs={failed} mayRun={mayRun} />
      </Section>
      <Section title={t('mails.title')}>
        <MailFacts mails={mails} />
      </Section>
      <Section title={t('processes.title')}>
        <ProcessList processes={processes} />
      </Section>
    </>
  )
}
