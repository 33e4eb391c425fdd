import { getTranslations } from 'next-intl/server'
import { Legend } from '@/components/ui/legend'

/** What solid, hatched and the thin line of a meter mean. */
export async function LimitsLegend() {
  const t = await getTranslations('home.limits')
  return (
    <Legend
      items={[{ label: t('used'), mark: 'solid' }, { label: t('held'), mark: 'held' }, { label: t('line') }]}
    />
  )
}
