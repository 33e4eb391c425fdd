import { getTranslations } from 'next-intl/server'
import { StackedBars } from '@/components/charts/stacked-bars'
import { Section } from '@/components/ui/section'
import { requireCtx } from '@/lib/auth/session'
import { listEnergy } from '@/lib/consolidation/list-energy'
import { getFormat } from '@/lib/i18n/get-format'
import { dayStart } from '@/lib/shanghai'

const days = 30

type Props = { poolId?: string | null; className?: string }

/** What hosts drew each day and what sleeping ones saved, of one pool or of all, as a picture with its table. */
export async function EnergySection({ poolId = null, className }: Props) {
  const ctx = await requireCtx('capacity:read')
  const [t, f, rows] = await Promise.all([
    getTranslations('consolidation.energy'),
    getFormat(),
    listEnergy(ctx, { poolId, days }),
  ])
  if (rows.length === 0)
    return (
      <Section title={t('title')} className={className}>
        <p className="t2">{t('empty')}</p>
      </Section>
    )
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const [used, all] = [sum(({ kWh }) => kWh), sum(({ kWhAllOn }) => kWhAllOn)]
  return (
    <Section title={t('title')} note={t('note', { days })} className={className}>
      <p className="t2">
        {t('sentence', {
          days,
          used: f.number(used, 1),
          all: f.number(all, 1),
          saved: f.number(all - used, 1),
          share: f.percent(all > 0 ? 1 - used / all : 0),
        })}
      </p>
      <StackedBars
        label={t('chart')}
        xLabel={t('day')}
        rows={rows.map(({ day, kWh, kWhAllOn }) => ({
          x: f.day(dayStart(day)),
          values: { used: kWh, saved: kWhAllOn - kWh },
        }))}
        series={[
          { key: 'used', label: t('used') },
          { key: 'saved', label: t('saved'), colour: 'var(--chart-3)' },
        ]}
        height={180}
      />
    </Section>
  )
}
