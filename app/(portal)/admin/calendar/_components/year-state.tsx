import { getTranslations } from 'next-intl/server'
import { State } from '@/components/ui/state'
import type { ListedYear } from '@/lib/calendar/list-years'
import { getFormat } from '@/lib/i18n/get-format'

export async function YearState({ year }: { year: ListedYear }) {
  const [t, f] = await Promise.all([getTranslations('calendar.admin'), getFormat()])
  const time = year.publishedAt ? f.day(year.publishedAt) : ''
  const words = year.publisher
    ? t('publishedBy', { name: year.publisher, time })
    : t(time ? 'publishedAt' : 'state.published', { time })
  return (
    <State is={year.state === 'published' ? 'done' : 'draft'}>
      {year.state === 'published' ? words : t('state.draft')}
    </State>
  )
}
