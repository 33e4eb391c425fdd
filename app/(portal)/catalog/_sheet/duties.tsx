import { getLocale, getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { State } from '@/components/ui/state'
import type { ServiceVersion } from '@/lib/catalog/queries'
import { inLocale } from '@/lib/i18n/in-locale'

const sides = ['provider', 'agency', 'authority'] as const

/** Who answers for what: provider, agency, authority. */
export async function Duties({ rows }: { rows: ServiceVersion['responsibilities'] }) {
  const [t, locale] = await Promise.all([getTranslations('catalog.sheet'), getLocale()])
  if (rows.length === 0) return null
  return (
    <Section title={t('duties')}>
      <Scroll>
        <table className="tbl tbl--flush tbl--dense">
          <caption className="sr">{t('duties')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('control')}</th>
              {sides.map((side) => (
                <th key={side} scope="col">
                  {t(`sides.${side}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.control.zh}>
                <td>{inLocale(row.control, locale)}</td>
                {sides.map((side) => (
                  <td key={side}>
                    {row[side] ? (
                      <>
                        <State is="done">{null}</State>
                        <span className="sr">{t('answers')}</span>
                      </>
                    ) : (
                      <span className="sr">{t('answersNot')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}
