import { useTranslations } from 'next-intl'
import { Lines } from '@/components/charts/lines'
import { Section } from '@/components/ui/section'
import { useFormat } from '@/components/ui/use-format'
import { type SamplePoint, type SampleRange, sampleRanges } from '@/lib/compute/list-samples'
import { RangeSwitch } from './range-switch'

type Props = { id: string; range: SampleRange; points: SamplePoint[]; memoryMiB: number; now: Date }

/** CPU and memory side by side over the chosen range; a pause of the machine is a gap. */
export function Usage({ id, range, points, memoryMiB, now }: Props) {
  const t = useTranslations('compute.machine')
  const f = useFormat()
  const long = range === 'week' || range === 'month'
  const figures = [
    { key: 'cpu' as const, colour: 'var(--chart-1)', of: (point: SamplePoint) => point.cpuPercent / 100 },
    {
      key: 'memory' as const,
      colour: 'var(--chart-2)',
      of: (point: SamplePoint) => (memoryMiB > 0 ? Math.min(1, point.memoryMiB / memoryMiB) : 0),
    },
  ]
  return (
    <Section
      title={t('usage')}
      note={t('usageNote', { range: t(range) })}
      aside={<RangeSwitch id={id} range={range} />}
    >
      {points.length === 0 ? (
        <p className="t2">{t('noSamples')}</p>
      ) : (
        <div className="charts">
          {figures.map(({ key, colour, of }) => {
            const values = points.map(of)
            const average = values.reduce((sum, value) => sum + value, 0) / values.length
            return (
              <figure key={key}>
                <figcaption>
                  <b>{t(key)}</b>
                  <span className="t2">
                    {t('average', { average: f.percent(average), peak: f.percent(Math.max(...values)) })}
                  </span>
                </figcaption>
                <Lines
                  label={t(`${key}Label`)}
                  xLabel={t('time')}
                  rows={withGaps(points, range, now).map(({ at, point }) => ({
                    x: long ? f.moment(at, now) : f.time(at),
                    values: { [key]: point ? of(point) : null },
                  }))}
                  series={[{ key, label: t(key), colour }]}
                  format="percent"
                  threshold={{ value: 0.8, label: t('threshold'), tone: 'warn' }}
                  area
                  max={1}
                />
              </figure>
            )
          })}
        </div>
      )}
    </Section>
  )
}

/** Every step of the range from the first sample on, with or without a sample. */
function withGaps(points: SamplePoint[], range: SampleRange, now: Date): { at: Date; point?: SamplePoint }[] {
  const step = sampleRanges[range][1] * 60_000
  const known = new Map(points.map((point) => [Math.floor(new Date(point.at).getTime() / step), point]))
  const first = Math.min(...known.keys())
  const last = Math.floor(now.getTime() / step)
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => ({
    at: new Date((first + index) * step),
    point: known.get(first + index),
  }))
}
