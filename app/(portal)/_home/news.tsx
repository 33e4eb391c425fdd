import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { getFormat } from '@/lib/i18n/get-format'
import type { WorkAndNews } from '@/lib/notify/list-work-and-news'
import { noticeText } from '@/lib/notify/notice-text'
import { upTo } from '@/lib/notify/up-to'
import { routes } from '@/lib/routes'
import { HomeColumn } from './home-column'

/** What has happened since the actor was last here; of the last season when they never were. */
export async function News({ news, newsCount, now, first }: WorkAndNews & { now: Date; first: boolean }) {
  const [t, tNotify, f] = await Promise.all([getTranslations('home'), getTranslations('notify'), getFormat()])
  return (
    <HomeColumn
      title={t(first ? 'news.titleFirst' : 'news.title')}
      count={upTo(newsCount)}
      none={t('news.none')}
    >
      <ul className="list">
        {news.map((row) => (
          <li key={row.id}>
            <div className="ttl">
              <Link href={row.href}>{noticeText(tNotify, row.kind, row.params)}</Link>
              <span className="due t3">{f.moment(row.createdAt, now)}</span>
            </div>
          </li>
        ))}
      </ul>
      {newsCount > news.length ? (
        <p className="small">
          <Link href={routes.inbox}>{t('news.all', { count: upTo(newsCount) })}</Link>
        </p>
      ) : null}
    </HomeColumn>
  )
}
