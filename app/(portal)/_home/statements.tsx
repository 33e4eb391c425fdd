import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import type { StatementCount } from '@/lib/billing/count-statements'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'

type Props = { statements: StatementCount[]; className: string }

/** The last months: how many statements stand where, and what they come to. */
export async function Statements({ statements, className }: Props) {
  const [t, tBilling, f] = await Promise.all([
    getTranslations('home.statements'),
    getTranslations('billing'),
    getFormat(),
  ])
  const months = [...Map.groupBy(statements, ({ month }) => month)]
  return (
    <Section
      className={className}
      title={t('title')}
      note={t('note')}
      aside={<Link href={routes.billing.list}>{t('open')}</Link>}
    >
      {months.length === 0 ? (
        <p className="t3 small">{t('none')}</p>
      ) : (
        <Scroll>
          <table className="tbl tbl--flush">
            <caption className="sr">{t('title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('month')}</th>
                <th scope="col" className="num">
                  {t('total')}
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map(([month, rows]) => (
                <tr key={month}>
                  <td>
                    <Link href={`${routes.billing.list}?month=${month}`}>
                      {f.month(`${month.slice(0, 4)}-${month.slice(4)}`)}
                    </Link>
                    <span className="sub">
                      {f.facts(...rows.map((row) => `${tBilling(`state.${row.state}`)} ${row.count}`))}
                    </span>
                  </td>
                  <td className="num">
                    {f.money(
                      rows.reduce((sum, row) => (row.state === 'void' ? sum : sum + row.totalFen), 0n),
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  )
}
