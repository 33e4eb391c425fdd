import { useLocale, useTranslations } from 'next-intl'
import { useFormat } from '@/components/ui/use-format'
import { nameIn, type StatementPage } from '@/lib/billing/get-statement'
import { inLocale } from '@/lib/i18n/in-locale'
import { monthName } from '../_components/month-name'
import style from './statement.module.css'

const most = 6

/** What makes this month dearer or cheaper than the one before, service by service, bars from zero. */
export function Changes({
  statement,
  before,
  subtotals,
}: Pick<StatementPage, 'statement' | 'before' | 'subtotals'>) {
  const t = useTranslations('billing.page')
  const f = useFormat()
  const locale = useLocale()
  if (!before) return <p className="small t3">{t('noBefore')}</p>
  const month = f.month(monthName(before.month))
  const difference = statement.totalFen - before.totalFen
  const title =
    difference === 0n
      ? t('same', { month })
      : t(difference > 0n ? 'more' : 'less', {
          month,
          amount: f.money(difference > 0n ? difference : -difference),
        })
  const rows = subtotals.service
    .map((row) => ({ ...row, by: row.fen - row.before }))
    .filter(({ by }) => by !== 0n)
    .sort((a, b) => Number(abs(b.by) - abs(a.by)))
    .slice(0, most)
  const widest = rows.reduce((size, { by }) => Math.max(size, Number(abs(by))), 1)
  return (
    <>
      <h2 className="text-14 font-semibold">{title}</h2>
      {rows.length === 0 ? null : (
        <table className={style.change}>
          <caption className="sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('changeService')}</th>
              <td />
              <th scope="col" className={style.num}>
                {t('changeBy')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const name = nameIn(row)
              return (
                <tr key={row.id ?? 'none'}>
                  <td>{name ? inLocale(name, locale) : t('noService')}</td>
                  <td aria-hidden="true">
                    <b
                      className={row.by < 0n ? `${style.bar} ${style.less}` : style.bar}
                      style={{ width: `${(Number(abs(row.by)) / widest) * 100}%` }}
                    />
                  </td>
                  <td className={style.num}>{`${row.by > 0n ? '+' : ''}${f.money(row.by)}`}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </>
  )
}

const abs = (fen: bigint) => (fen < 0n ? -fen : fen)
