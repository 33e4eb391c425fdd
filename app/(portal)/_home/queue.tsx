import { getTranslations } from 'next-intl/server'
import { FigureTable } from '@/components/ui/figure-table'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import type { TaskCount } from '@/lib/provisioning/count-tasks'
import { routes } from '@/lib/routes'

/** The people's queue by kind of work. */
export async function Queue({ tasks, now, className }: { tasks: TaskCount[]; now: Date; className: string }) {
  const [t, f] = await Promise.all([getTranslations('home.queue'), getFormat()])
  return (
    <Section
      className={className}
      title={t('title')}
      aside={<Link href={routes.desk.queue}>{t('open')}</Link>}
    >
      {tasks.length === 0 ? (
        <p className="t3 small">{t('none')}</p>
      ) : (
        <FigureTable
          caption={t('title')}
          heads={[t('kind'), t('waiting'), t('taken'), t('overdue')]}
          rows={tasks.map(({ kind, oldest, waiting, taken, overdue }) => ({
            key: kind,
            name: (
              <>
                {t(`kinds.${kind}`)}
                {oldest ? (
                  <span className="sub">
                    {t('oldest')} {f.moment(oldest, now)}
                  </span>
                ) : null}
              </>
            ),
            figures: [waiting, taken, overdue],
          }))}
        />
      )}
    </Section>
  )
}
