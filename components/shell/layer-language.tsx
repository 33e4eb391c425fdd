'use client'

import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'

/** What lists and calendars say by themselves is said in the portal's language, not in the browser's. */
export function LayerLanguage({ children }: { children: ReactNode }) {
  const locale = useLocale()
  return <I18nProvider locale={locale === 'en' ? 'en-GB' : locale}>{children}</I18nProvider>
}
