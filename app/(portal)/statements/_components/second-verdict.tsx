import { useTranslations } from 'next-intl'
import { State } from '@/components/ui/state'

/** What the independent second rating said about a statement. */
export function SecondVerdict({ differences }: { differences: number | null }) {
  const t = useTranslations('billing.list')
  if (differences === null) return <span className="t3">{t('notYet')}</span>
  if (differences === 0) return <State is="done">{t('agree')}</State>
  return (
    <State is="failed" tone="bad">
      {t('differ', { count: differences })}
    </State>
  )
}
