import { getTranslations } from 'next-intl/server'
import { Legend } from '@/components/ui/legend'

/** What the bars say, once for all pools. */
export async function BarLegend() {
  const t = await getTranslations('scheduler.capacity.legend')
  return (
    <div className="row px-8 py-3 border-b border-line">
      <Legend
        items={[
          { label: t('cpu'), mark: 'solid' },
          { label: t('held'), mark: 'held' },
          { label: t('memory'), mark: 'solid', colour: 'var(--chart-3)' },
          { label: t('draining'), mark: 'solid', colour: 'var(--chart-4)' },
          { label: t('down'), mark: 'off' },
          { label: t('asleep'), mark: 'solid', colour: 'var(--control)' },
          { label: t('line'), mark: 'dash', colour: 'var(--text-2)' },
        ]}
      />
      <span className="push small t3">{t('order')}</span>
    </div>
  )
}
