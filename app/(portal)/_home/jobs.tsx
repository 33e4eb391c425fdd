import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import type { JobState } from '@/lib/jobs/list-job-states'
import { routes } from '@/lib/routes'
import { jobName } from './platform-risks'

/** The recurring jobs that failed last; one sentence when none did. */
export async function Jobs({ jobs, className }: { jobs: JobState[]; className: string }) {
  const [t, f] = await Promise.all([getTranslations(), getFormat()])
  const failed = jobs.filter((job) => job.succeeded === false)
  const fine = jobs.filter((job) => job.succeeded).length
  return (
    <Section
      className={className}
      title={t('home.jobs.title')}
      aside={<Link href={routes.desk.jobs}>{t('home.jobs.open')}</Link>}
    >
      <ul className="list">
        {failed.map((job) => (
          <li key={job.name}>
            <div className="ttl">
              <State is="failed">{jobName(t, job.name)}</State>
              {job.startedAt ? <span className="due">{f.moment(job.startedAt)}</span> : null}
            </div>
            <p>{job.error}</p>
          </li>
        ))}
        <li>
          {fine > 0 ? (
            <State is="running">{t('home.jobs.fine', { count: fine })}</State>
          ) : (
            <span className="t3">{t('home.jobs.none')}</span>
          )}
        </li>
      </ul>
    </Section>
  )
}
