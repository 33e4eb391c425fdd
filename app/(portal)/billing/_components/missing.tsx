import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import { getFormat } from '@/lib/i18n/get-format'
import type { MissingReading } from '@/lib/metering/missing-readings'

type Props = { missing: MissingReading[] }

/** What a month lacks before these agencies can be closed. */
export async function Missing({ missing }: Props) {
  const [t, tMeter, f] = await Promise.all([
    getTranslations('billing.review'),
    getTranslations('billing.meters'),
    getFormat(),
  ])
  return (
    <Section title={t('missingTitle')} note={t('missingNote')}>
      {missing.length === 0 ? (
        <State is="done">{t('noneMissing')}</State>
      ) : (
        <Scroll>
          <table className="tbl tbl--dense tbl--flush">
            <caption className="sr">{t('missingTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('instance')}</th>
                <th scope="col">{t('meter')}</th>
                <th scope="col" className="num">
                  {t('expected')}
                </th>
                <th scope="col" className="num">
                  {t('covered')}
                </th>
              </tr>
            </thead>
            <tbody>
              {missing.slice(0, 50).map((row) => (
                <tr key={`${row.instanceId}${row.meter}`}>
                  <td lang="zh-CN">{row.instance ?? row.instanceId}</td>
                  <td>{tMeter(row.meter)}</td>
                  <td className="num">{f.duration(row.expectedSeconds)}</td>
                  <td className="num">{f.duration(row.coveredSeconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}
