import type { Format } from '@/lib/i18n/format'
import type { Outlook } from '@/lib/scheduler/outlook'

type Translate = (key: string, params?: Record<string, string | number>) => string
const dayMillis = 86_400_000

/** When the plan stops fitting, with its band; in the words of `orders.outlook`. */
export function stopsWords(t: Translate, f: Format, outlook: Outlook, now: Date | string): string {
  if (!outlook) return t('none')
  if (outlook.starts) return startsWords(t, f, { known: null, outlook })
  const { early, likely, late } = outlook.stops
  const horizon = outlook.days
  if (!early) return t('stops.never', { horizon })
  if (!likely) return t('stops.maybe', { early: f.date(early), horizon })
  const days = Math.max(0, Math.round((new Date(likely).getTime() - new Date(now).getTime()) / dayMillis))
  if (!late) return t('stops.open', { days, early: f.date(early), horizon })
  return t('stops.between', { days, early: f.date(early), late: f.date(late) })
}

type Expected = { known: string | null; outlook: Outlook }

/** When there will be room again: what is known, then what the forecast says. */
export function startsWords(t: Translate, f: Format, { known, outlook }: Expected): string {
  const certain = known ? [t('known', { when: f.date(known) })] : []
  return [...certain, forecastWords(t, f, outlook)].join(' ')
}

function forecastWords(t: Translate, f: Format, outlook: Outlook): string {
  if (!outlook) return t('none')
  if (!outlook.starts) return t('starts.changed', { drawn: f.date(outlook.drawnAt) })
  const { early, likely, late } = outlook.starts
  const horizon = outlook.days
  if (!early) return t('starts.never', { horizon })
  if (!likely) return t('starts.maybe', { early: f.date(early), horizon })
  if (!late) return t('starts.open', { likely: f.date(likely), early: f.date(early), horizon })
  return t('starts.between', { likely: f.date(likely), early: f.date(early), late: f.date(late) })
}
