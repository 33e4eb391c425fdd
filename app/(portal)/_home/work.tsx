import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import { getFormat } from '@/lib/i18n/get-format'
import type { WorkAndNews } from '@/lib/notify/list-work-and-news'
import { noticeText } from '@/lib/notify/notice-text'
import { upTo } from '@/lib/notify/up-to'
import { routes } from '@/lib/routes'
import { HomeColumn } from './home-column'
import { timeLeft } from './time-left'

type Props = WorkAndNews & {
  now: Date /** Orders of the actor that wait for somebody else. */
  withOthers: number
}

/** What waits for the actor, with the time left for each; then what they wait for. */
export async function Work({ work, workCount, now, withOthers }: Props) {
  const [t, tNotify, f] = await Promise.all([getTranslations('home'), getTranslations('notify'), getFormat()])
  const due = (at: Date) => {
    const left = timeLeft(at, now)
    if (!left) return <span className="due warn">{t('work.overdue')}</span>
    const words = t(`left.${left.key}`, { [left.key]: left.count })
    const pressing = left.key !== 'days'
    return <span className={pressing ? 'due warn' : 'due'}>{t('work.dueLeft', { left: words })}</span>
  }
  return (
    <HomeColumn
      title={t('work.title')}
      count={upTo(workCount)}
      none={t('work.none')}
      foot={
        withOthers > 0 ? (
          <Link href={routes.orders.mine('approving')}>
            {t('work.withOthers', { count: upTo(withOthers) })}
          </Link>
        ) : null
      }
    >
      <ul className="list">
        {work.map((row) => (
          <li key={row.id}>
            <div className="ttl">
              <Link href={row.href}>
                <b>
                  <Spoken>{noticeText(tNotify, row.kind, row.params)}</Spoken>
                </b>
              </Link>
              {row.dueAt ? due(row.dueAt) : null}
            </div>
            <p>
              {row.dueAt ? t('work.dueBy', { time: f.moment(row.dueAt, now) }) : f.moment(row.createdAt, now)}
            </p>
          </li>
        ))}
      </ul>
      {workCount > work.length ? (
        <p className="small">
          <Link href={routes.inbox}>{t('work.all', { count: upTo(workCount) })}</Link>
        </p>
      ) : null}
    </HomeColumn>
  )
}
