import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { getFormat } from '@/lib/i18n/get-format'

/** What each service came to, the dearest first. */
export async function ServiceTotals({ totals }: { totals: { key: string; label: string; fen: bigint }[] }) {
  const [t, f] = await Promise.all([getTranslations('reports.spend'), getFormat()])
  const all = totals.reduce((sum, { fen }) => sum + fen, 0n)
  return (
    <Section className="c4" title={t('table')}>
      <Scroll>
        <table className="tbl tbl--flush">
          <caption className="sr">{t('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('service')}</th>
              <th scope="col" className="num">
                {t('amount')}
              </th>
              <th scope="col" className="num">
                {t('share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {totals.map(({ key, label, fen }) => (
              <tr key={key}>
                <td>{label}</td>
                <td className="num">{f.money(fen)}</td>
                <td className="num">{all > 0n ? f.percent(Number(fen) / Number(all), 1) : '—'}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t('total')}</td>
              <td className="num">{f.money(all)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </Scroll>
    </Section>
  )
}
