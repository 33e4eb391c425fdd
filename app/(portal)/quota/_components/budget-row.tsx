import { getTranslations } from 'next-intl/server'
import { MiniMeter } from '@/components/ui/mini-meter'
import { Spoken } from '@/components/ui/spoken'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { getFormat } from '@/lib/i18n/get-format'
import { yearEndForecast } from '@/lib/quota/forecast'
import type { Budget } from '@/lib/quota/queries'
import { BudgetChange } from './budget-change'

/** One budget: approved, held, committed, what is left of it, what was billed, and where that leads. */
export async function BudgetRow({ budget, now, may }: { budget: Budget; now: Date; may: boolean }) {
  const [t, f] = await Promise.all([getTranslations('quota.budgets'), getFormat()])
  const limit = budget.approvedFen + budget.overdraftFen
  const taken = budget.heldFen + budget.committedFen
  const forecast = yearEndForecast(budget.billedFen, budget.fiscalYear, now)
  return (
    <tr>
      <td className="pri">
        <Spoken>{budget.name}</Spoken> {budget.state === 'closed' ? <Tag>{t('closed')}</Tag> : null}
        <span className="sub mono">{budget.economicCode}</span>
      </td>
      <td className="num" data-l={t('approved')}>
        {f.money(budget.approvedFen)}
        {budget.overdraftFen > 0n ? (
          <span className="sub">
            {t('overdraft')} {f.money(budget.overdraftFen)}
          </span>
        ) : null}
      </td>
      <td className="num" data-l={t('held')}>
        {f.money(budget.heldFen)}
      </td>
      <td className="num" data-l={t('committed')}>
        {f.money(budget.committedFen)}
      </td>
      <td className="num" data-l={t('left')}>
        {f.money(limit - taken)}
        <span className="sub">
          <MiniMeter percent={limit > 0n ? (Number(taken) / Number(limit)) * 100 : undefined} />
        </span>
      </td>
      <td className="num" data-l={t('billed')}>
        {f.money(budget.billedFen)}
      </td>
      <td className="num" data-l={t('forecast')}>
        {forecast === null ? t('notYet') : f.money(forecast)}
        {forecast !== null && forecast > limit ? (
          <span className="sub">
            <State is="risk">{t('short', { amount: f.money(forecast - limit) })}</State>
          </span>
        ) : null}
      </td>
      <td>{may && budget.state === 'open' ? <BudgetChange budget={budget} /> : null}</td>
    </tr>
  )
}
