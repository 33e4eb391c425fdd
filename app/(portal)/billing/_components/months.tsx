import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/ui/action-button'
import { Link } from '@/components/ui/link'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import type { BilledMonth } from '@/lib/billing/list-months'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { monthEnd } from '@/lib/shanghai'
import { monthName } from '../../statements/_components/month-name'
import { closeMonthAction } from '../actions'

type Props = { months: BilledMonth[]; now: Date; mayClose: boolean }

/** Each month: how far its statements are, and the button that closes it. */
export async function Months({ months, now, mayClose }: Props) {
  const [t, f] = await Promise.all([getTranslations('billing.review'), getFormat()])
  const count = (n: number) => (n === 0 ? <span className="t3">0</span> : f.number(n))
  return (
    <Section title={t('months')}>
      <Scroll>
        <table className="tbl tbl--flush tbl--stack">
          <caption className="sr">{t('months')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              {(['drafts', 'reviewing', 'disputed', 'confirmed', 'total'] as const).map((key) => (
                <th key={key} scope="col" className="num">
                  {t(key)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {months.map((row) => {
              const name = f.month(monthName(row.month))
              return (
                <tr key={row.month}>
                  <td className="head-cell">
                    <Link href={`${routes.billing.list}?month=${row.month}`}>{name}</Link>
                  </td>
                  {(['drafts', 'reviewing', 'disputed', 'confirmed'] as const).map((key) => (
                    <td key={key} className="num" data-l={t(key)}>
                      {count(row[key])}
                    </td>
                  ))}
                  <td className="num" data-l={t('total')}>
                    {f.money(row.totalFen)}
                  </td>
                  <td className="num">
                    {mayClose ? (
                      <ActionButton
                        action={closeMonthAction}
                        fields={{ month: row.month }}
                        size="small"
                        reason={now < monthEnd(row.month) ? t('notOver') : undefined}
                        confirm={{
                          title: t('closeTitle', { month: name }),
                          consequences: [t('closeText.1'), t('closeText.2'), t('closeText.3')],
                        }}
                      >
                        {t('close', { month: name })}
                      </ActionButton>
                    ) : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
    </Section>
  )
}
