import { createFormat } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'
import { noticeText, notifyTexts, type Params } from '@/lib/notify/notice-text'

type Told = { kind: string; params: Params; href: string; dueAt: Date | null }
type Reader = { name: string; locale: Locale }

/** Subject and plain text of a notification, in its reader's language, with a link and nothing secret. */
export function composeMail(told: Told, reader: Reader, base: string): { subject: string; body: string } {
  const t = notifyTexts(reader.locale)
  const title = noticeText(t, told.kind, told.params)
  const due = told.dueAt ? [t('mail.due', { time: createFormat(reader.locale).dateTime(told.dueAt) })] : []
  const lines = [
    t('mail.greeting', { name: reader.name }),
    '',
    title,
    ...due,
    '',
    t('mail.open', { link: new URL(told.href, base).href }),
    '',
    t('mail.why'),
  ]
  return { subject: t('mail.subject', { title }).replace(/\s+/g, ' ').slice(0, 200), body: lines.join('\n') }
}
