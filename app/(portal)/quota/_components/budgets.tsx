import { getTranslations } from 'next-intl/server'
import { Scroll } from '@/components/ui/scroll'
import { Section } from '@/components/ui/section'
import { type SearchParams, tableHref } from '@/components/ui/table-state'
import { Tabs } from '@/components/ui/tabs'
import { getFormat } from '@/lib/i18n/get-format'
import type { Budget } from '@/lib/quota/queries'
import { routes } from '@/lib/routes'
import { BudgetForm } from './budget-form'
import { BudgetRow } from './budget-row'

type Props = { budgets: Budget[]; year: number; now: Date; may: boolean; params: SearchParams }

/** The budgets of one fiscal year, to the fen, with where they will stand at its end. */
export async function Budgets({ budgets, year, now, may, params }: Props) {
  const [t, f] = await Promise.all([getTranslations('quota'), getFormat()])
  const years = [...new Set([...budgets.map(({ fiscalYear }) => fiscalYear), year])].sort((a, b) => b - a)
  const shown = budgets.filter(({ fiscalYear }) => fiscalYear === year)
  const sum = (of: (budget: Budget) => bigint) =>
    f.money(shown.reduce((total, budget) => total + of(budget), 0n))
  const heads = ['approved', 'held', 'committed', 'left', 'billed', 'forecast'] as const
  return (
    <Section
      title={t('budgets.title')}
      aside={<BudgetForm year={year} reason={may ? undefined : t('budgets.notAllowed')} />}
    >
      <Tabs
        label={t('budgets.fiscalYear')}
        tabs={years.map((one) => ({
          label: t('budgets.year', { year: String(one) }),
          href: tableHref(routes.quota, params, { year: String(one) }),
          current: one === year,
        }))}
      />
      {shown.length === 0 ? (
        <p className="t3 small">{t('budgets.none')}</p>
      ) : (
        <>
          <Scroll>
            <table className="tbl tbl--flush tbl--stack">
              <caption className="sr">{t('budgets.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('budgets.name')}</th>
                  {heads.map((head) => (
                    <th key={head} scope="col" className="num">
                      {t(`budgets.${head}`)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="sr">{t('budgets.change')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((budget) => (
                  <BudgetRow key={budget.id} budget={budget} now={now} may={may} />
                ))}
              </tbody>
              {shown.length > 1 ? (
                <tfoot>
                  <tr>
                    <td>{t('budgets.total')}</td>
                    <td className="num">{sum((budget) => budget.approvedFen)}</td>
                    <td className="num">{sum((budget) => budget.heldFen)}</td>
                    <td className="num">{sum((budget) => budget.committedFen)}</td>
                    <td className="num">
                      {sum((one) => one.approvedFen + one.overdraftFen - one.heldFen - one.committedFen)}
                    </td>
                    <td className="num">{sum((budget) => budget.billedFen)}</td>
                    <td colSpan={2} />
                  </tr>
                </tfoot>
              ) : null}
            </table>
          </Scroll>
          <p className="t3 small">{t('budgets.forecastNote')}</p>
        </>
      )}
    </Section>
  )
}
