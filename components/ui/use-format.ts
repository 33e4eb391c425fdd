import { useLocale } from 'next-intl'
import { createFormat, type Format } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locale'

/** The same figures as on the server, for client components and shared ones. */
export function useFormat(): Format {
  return createFormat(useLocale() as Locale)
}
