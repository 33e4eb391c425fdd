import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'

type Translate = ((key: string, params?: Record<string, string | number>) => string) & {
  has(key: string): boolean
}
export type Params = Record<string, string | number>

/** Texts of the notify domain where there is no request, as in mails. */
export function notifyTexts(locale: Locale): Translate {
  return createTranslator({
    locale,
    messages: loadMessages(locale),
    namespace: 'notify',
  }) as unknown as Translate
}

/** The sentence of a notification; a kind this release does not know still says that something happened. */
export function noticeText(t: Translate, kind: string, params: Params): string {
  const values = t('language') === 'en' ? { ...params, ...englishOf(params) } : params
  return t(t.has(`kinds.${kind}`) ? `kinds.${kind}` : 'kinds.other', values)
}

/** `titleEn` stands for `title` where English is read. */
function englishOf(params: Params): Params {
  const own = Object.entries(params).filter(([name, value]) => name.endsWith('En') && value !== '')
  return Object.fromEntries(own.map(([name, value]) => [name.slice(0, -2), value]))
}
