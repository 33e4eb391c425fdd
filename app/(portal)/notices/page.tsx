import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { requireCtx } from '@/lib/auth/session'
import { getFormat } from '@/lib/i18n/get-format'
import { languageOf } from '@/lib/i18n/in-locale'
import { listNotices } from '@/lib/notify/notice-queries'
import { NoticeBody } from './_components/notice-body'
import { acknowledgeNoticeAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notify.notices'))('title') }
}

export default async function NoticesPage() {
  const ctx = await requireCtx('self:manage')
  const [t, f, locale] = await Promise.all([getTranslations('notify.notices'), getFormat(), getLocale()])
  const language = languageOf(locale)
  const found = await listNotices(ctx)
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      {found.length === 0 ? (
        <Section title={t('none.title')}>
          <p className="t2">{t('none.text')}</p>
        </Section>
      ) : null}
      {found.map(({ notice, readAt }) => {
        const over = notice.endsAt !== null && notice.endsAt <= ctx.now()
        return (
          <Section
            key={notice.id}
            title={
              <>
                {notice.title[language]} {notice.mandatory ? <Tag tone="bad">{t('mandatory')}</Tag> : null}
                <span className="sr">{f.exact(notice.publishedAt)}</span>
              </>
            }
            note={t('publishedAt', { time: f.dateTime(notice.publishedAt) })}
          >
            <NoticeBody text={notice.body[language]} />
            {readAt ? <p className="small t3">{t('acknowledgedAt', { time: f.dateTime(readAt) })}</p> : null}
            {over ? <p className="small t3">{t('ended')}</p> : null}
            {readAt || over ? null : (
              <ActionButton action={acknowledgeNoticeAction} fields={{ noticeId: notice.id }} size="small">
                {t('acknowledge')}
              </ActionButton>
            )}
          </Section>
        )
      })}
    </>
  )
}
