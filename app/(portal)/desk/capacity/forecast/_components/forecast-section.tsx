import { getLocale, getTranslations } from 'next-intl/server'
import { Lines } from '@/components/charts/lines'
import { FigureTable } from '@/components/ui/figure-table'
import { Note } from '@/components/ui/note'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'
import { inLocale } from '@/lib/i18n/in-locale'
import type { ShownForecast } from '@/lib/scheduler/what-if/queries'
import type { ForecastAnswer } from '@/lib/scheduler/what-if/question'

type Props = {
  title: string
  shown: ShownForecast | null
  /** The plain forecast that a what-if is compared with. */
  beside?: ShownForecast | null
  empty?: string
}
const dayMillis = 86_400_000
const points = 60

/** Cores in use through time with their band, and when each plan stops fitting. */
export async function ForecastSection({ title, shown, beside, empty }: Props) {
  const [t, f, locale] = [await getTranslations('scheduler.forecast'), await getFormat(), await getLocale()]
  if (!shown?.answer)
    return (
      <Section title={title}>
        <Note
          tone={shown?.state === 'failed' ? 'bad' : 'info'}
          title={shown ? t(`states.${shown.state}`) : (empty ?? '')}
        />
      </Section>
    )
  const { answer, askedAt } = shown
  const dayOf = (day: number | null) =>
    day === null
      ? t('beyond', { days: answer.coresInUse.length })
      : f.date(new Date(askedAt.getTime() + (day + 1) * dayMillis))
  const likelyBefore = (planId: string) =>
    beside?.answer?.plans.find((plan) => plan.planId === planId)?.stopsFitting.likely ?? null
  return (
    <Section title={title} note={t('from', { time: f.moment(askedAt) })}>
      <p className="t2">{sentence(t, answer)}</p>
      <Lines
        label={t('chart.label')}
        xLabel={t('chart.day')}
        rows={thinned(answer).map(({ day, early, likely, late }) => ({
          x: f.day(new Date(askedAt.getTime() + (day + 1) * dayMillis)),
          values: { early, likely, late },
        }))}
        series={[
          { key: 'likely', label: t('chart.likely') },
          { key: 'early', label: t('chart.most'), dashed: true },
          { key: 'late', label: t('chart.least'), dashed: true },
        ]}
        threshold={{
          value: answer.vcpu,
          label: t('chart.capacity', { n: f.number(answer.vcpu) }),
          tone: 'warn',
        }}
        height={200}
      />
      <FigureTable
        caption={t('plans.caption')}
        heads={[
          t('plans.plan'),
          t('plans.early'),
          t('plans.likely'),
          t('plans.late'),
          ...(beside?.answer ? [t('plans.before')] : []),
        ]}
        rows={answer.plans.map(({ planId, name, stopsFitting }) => ({
          key: planId,
          name: inLocale(name, locale),
          figures: [
            dayOf(stopsFitting.early),
            dayOf(stopsFitting.likely),
            dayOf(stopsFitting.late),
            ...(beside?.answer ? [dayOf(likelyBefore(planId))] : []),
          ],
        }))}
        dense
        stack
      />
    </Section>
  )
}

function sentence(
  t: Awaited<ReturnType<typeof getTranslations>>,
  { seen, hosts, vcpu, vcpuInUse, refused }: ForecastAnswer,
) {
  return t('sentence', {
    hosts,
    vcpu,
    inUse: vcpuInUse,
    machines: seen.machines,
    days: seen.days,
    refused: Math.round(refused * 1000) / 10,
  })
}

/** Days at even distances, so that a year is as readable as a month. */
function thinned({ coresInUse }: ForecastAnswer) {
  const step = Math.max(1, Math.ceil(coresInUse.length / points))
  return coresInUse.map((band, day) => ({ ...band, day })).filter(({ day }) => day % step === 0)
}
