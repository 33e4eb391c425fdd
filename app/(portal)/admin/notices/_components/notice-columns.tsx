import { ActionButton } from '@/components/ui/action-button'
import type { Column } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import type { Format } from '@/lib/i18n/format'
import type { listPublishedNotices } from '@/lib/notify/notice-queries'
import { withdrawNoticeAction } from '../actions'

export type PublishedNotice = Awaited<ReturnType<typeof listPublishedNotices>>[number]
type Words = {
  t: (key: string, params?: Record<string, string | number>) => string
  f: Format
  now: Date
  language: 'zh' | 'en'
  names: Map<string, string>
  href(id: string): string
}

const ended = ({ notice }: PublishedNotice, now: Date) => notice.endsAt !== null && notice.endsAt <= now

export function noticeColumns({ t, f, now, language, names, href }: Words): Column<PublishedNotice>[] {
  return [
    {
      key: 'title',
      head: t('columns.title'),
      cell: ({ notice }) => (
        <>
          <Link href={href(notice.id)} scroll={false} data-ask={href(notice.id)}>
            {notice.title[language]}
          </Link>
          <span className="sub">
            <Spoken>{t('publishedBy', { name: names.get(notice.publishedBy) ?? '' })}</Spoken>
          </span>
        </>
      ),
    },
    {
      key: 'kind',
      head: t('columns.kind'),
      cell: ({ notice }) => (
        <span className="row">
          {notice.mandatory ? <Tag tone="bad">{t('mandatoryTag')}</Tag> : null}
          {notice.banner ? <Tag>{t('bannerTag')}</Tag> : null}
        </span>
      ),
    },
    {
      key: 'audience',
      head: t('columns.audience'),
      cell: ({ notice }) =>
        notice.agencyIds ? t('someAgencies', { count: notice.agencyIds.length }) : t('everybody'),
    },
    {
      key: 'published',
      head: t('columns.published'),
      nowrap: true,
      cell: ({ notice }) => f.dateTime(notice.publishedAt),
    },
    {
      key: 'state',
      head: t('columns.state'),
      cell: (row) => {
        if (row.notice.withdrawnAt) return <State is="closed">{t('withdrawnState')}</State>
        return ended(row, now) ? (
          <State is="done">{t('endedState')}</State>
        ) : (
          <State is="running">{t('active')}</State>
        )
      },
    },
    { key: 'read', head: t('columns.read'), num: true, cell: ({ reads }) => f.number(reads) },
    {
      key: 'action',
      head: t('columns.action'),
      cell: (row) =>
        row.notice.withdrawnAt || ended(row, now) ? null : (
          <ActionButton
            action={withdrawNoticeAction}
            fields={{ noticeId: row.notice.id }}
            size="small"
            aria-label={`${t('withdraw')} ${row.notice.title[language]}`}
            confirm={{ title: t('withdrawTitle'), consequences: [t('withdrawText')], verb: t('withdraw') }}
          >
            {t('withdraw')}
          </ActionButton>
        ),
    },
  ]
}
