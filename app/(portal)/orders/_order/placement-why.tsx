import { getTranslations } from 'next-intl/server'
import { inLocale } from '@/lib/i18n/in-locale'
import type { ChoiceTold } from '@/lib/scheduler/list-choices'
import type { OrderPart } from './shared'

type Props = Pick<OrderPart, 'names'> & { choice: ChoiceTold; locale: string }

/** One or two sentences for whoever ordered it: why there was a host, or why none, and what would fit. */
export async function PlacementWhy({ choice, names, locale }: Props) {
  const [t, h] = await Promise.all([
    getTranslations('orders.page.progress.why'),
    getTranslations('scheduler'),
  ])
  const { funnel = [], looked = funnel[0]?.remaining, refused = [], nearest } = choice.told
  if (looked === undefined) return null
  const fit = funnel.at(-1)?.remaining ?? 0
  if (choice.placed) return <p className="small t3 w-full">{t('placed', { looked, fit })}</p>
  const plan = nearest && names.plans.get(nearest.planId)
  return (
    <p className="small t2 w-full">
      {t('refused', { looked })}
      {refused.map(({ code, params }) => h(code.replace('scheduler.', 'errors.'), params)).join(' ')}{' '}
      {plan ? t('nearest', { plan: inLocale(plan, locale) }) : t('noneFits')}
    </p>
  )
}
