import type { getTranslations } from 'next-intl/server'
import type { Format } from '@/lib/i18n/format'
import { yearEndForecast } from '@/lib/quota/forecast'
import { routes } from '@/lib/routes'
import { dayStart } from '@/lib/shanghai'
import type { AgencyFacts } from './agency-facts'
import { quotaFigure } from './quota-figure'
import type { Risk } from './risk-list'

type Words = Awaited<ReturnType<typeof getTranslations>>
const warnAt = 0.8

/** What may go wrong for this agency, the worst first. */
export function agencyRisks(facts: AgencyFacts, t: Words, f: Format): Risk[] {
  const things = facts.atRisk.map((row): Risk => {
    const href = row.orderId ? routes.orders.one(row.orderId) : routes.instances.one(row.id)
    const ending = row.kind === 'ending'
    return {
      key: `${row.kind}:${row.id}`,
      is: ending ? 'risk' : 'failed',
      title: t(`home.risk.${row.name ? row.kind : 'stuckRunNameless'}`, {
        name: row.name,
        day: row.endsOn ? f.day(dayStart(row.endsOn), facts.now) : '',
      }),
      text: t(`home.risk.${row.kind}Text`, { action: row.endAction ?? '' }),
      href,
    }
  })
  return [
    ...things.filter(({ is }) => is === 'failed'),
    ...limitRisks(facts, t, f),
    ...things.filter(({ is }) => is === 'risk'),
  ]
}

function limitRisks({ quotas, budgets, now }: AgencyFacts, t: Words, f: Format): Risk[] {
  const full = quotas
    .filter((quota) => quota.limit > 0 && (quota.held + quota.used) / quota.limit >= warnAt)
    .map((quota): Risk => {
      const taken = quota.held + quota.used
      return {
        key: `quota:${quota.kind}`,
        is: 'risk',
        title: t('home.risk.quota', {
          kind: t(`quota.kinds.${quota.kind}`),
          percent: f.percent(taken / quota.limit),
        }),
        text: t('home.risk.quotaText', { left: quotaFigure(f, quota.kind, quota.limit - taken) }),
        href: routes.quota,
      }
    })
  const spent = budgets.flatMap((budget): Risk[] => {
    const limit = budget.approvedFen + budget.overdraftFen
    const taken = budget.heldFen + budget.committedFen
    const expected = yearEndForecast(budget.billedFen, budget.fiscalYear, now)
    const risk = { key: `budget:${budget.id}`, is: 'risk', href: routes.quota } as const
    if (limit > 0n && Number(taken) / Number(limit) >= warnAt)
      return [
        {
          ...risk,
          title: t('home.risk.budget', {
            name: budget.name,
            percent: f.percent(Number(taken) / Number(limit)),
          }),
          text: t('home.risk.budgetText', { left: f.money(limit - taken) }),
        },
      ]
    if (expected !== null && expected > limit)
      return [
        {
          ...risk,
          title: t('home.risk.budgetShort', { name: budget.name }),
          text: t('home.risk.budgetShortText', { short: f.money(expected - limit) }),
        },
      ]
    return []
  })
  return [...full, ...spent]
}
