import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/lib/i18n/locale'
import { loadMessages } from '@/lib/i18n/messages'
import { ownParams } from '@/lib/i18n/own-params'

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
  return t(t.has(`kinds.${kind}`) ? `kinds.${kind}` : 'kinds.other', ownParams(t('language'), params))
}
