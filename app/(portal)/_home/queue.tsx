import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Scroll } from '@/components/ui/scroll'
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
        <Scroll>
          <table className="tbl tbl--flush">
            <caption className="sr">{t('title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('kind')}</th>
                <th scope="col" className="num">
                  {t('waiting')}
                </th>
                <th scope="col" className="num">
                  {t('taken')}
                </th>
                <th scope="col" className="num">
                  {t('overdue')}
                </th>
              </tr>
            </thead>
            <tbody>
              {tasks.map((row) => (
                <tr key={row.kind}>
                  <td>
                    {t(`kinds.${row.kind}`)}
                    {row.oldest ? (
                      <span className="sub">
                        {t('oldest')} {f.moment(row.oldest, now)}
                      </span>
                    ) : null}
                  </td>
                  <td className="num">{row.waiting}</td>
                  <td className="num">{row.taken}</td>
                  <td className="num">{row.overdue}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}
