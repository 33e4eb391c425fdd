import { useTranslations } from 'next-intl'
import { State } from '@/components/ui/state'
import { useFormat } from '@/components/ui/use-format'
import { dayOf, dayStart } from '@/lib/shanghai'

type Props = { endsOn: string | null; recycleUntil: Date | null; now: Date }

const soonDays = 30

/** When the period ends; at risk within a month, and until when a closed machine can be restored. */
export function EndsOn({ endsOn, recycleUntil, now }: Props) {
  const t = useTranslations('compute.list')
  const f = useFormat()
  if (recycleUntil) return <span className="t3">{t('recycledUntil', { day: f.day(recycleUntil, now) })}</span>
  if (!endsOn) return '—'
  const last = dayStart(endsOn)
  const days = Math.round((last.getTime() - dayStart(dayOf(now)).getTime()) / 86_400_000)
  const day = f.day(last, now)
  if (days < 0 || days > soonDays) return day
  return <State is="risk">{t('endsSoon', { day, days })}</State>
}
