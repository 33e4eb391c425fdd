import type { getTranslations } from 'next-intl/server'
import type { StateShape } from '@/components/ui/state-shapes'
import type { Decision } from '@/lib/governance/queries'
import type { DecisionState } from '@/lib/governance/rules'
import type { Format } from '@/lib/i18n/format'
import { dayStart } from '@/lib/shanghai'

export type T = Awaited<ReturnType<typeof getTranslations<'governance'>>>

export const decisionLooks: Record<DecisionState, { is: StateShape }> = {
  draft: { is: 'draft' },
  submitted: { is: 'here' },
  returned: { is: 'returned' },
  endorsed: { is: 'done' },
  repealed: { is: 'closed' },
}

type Days = Pick<Decision, 'effectiveFrom' | 'effectiveUntil'>
type Target = Pick<Decision, 'targetValue' | 'unit' | 'dueOn'>

export function spanWords(t: T, f: Format, { effectiveFrom, effectiveUntil }: Days): string {
  const from = f.date(dayStart(effectiveFrom))
  if (!effectiveUntil) return t('page.open', { from })
  return t('page.span', { from, until: f.date(dayStart(effectiveUntil)) })
}

/** "80 % by 31 Dec 2027"; nothing where there is no target. */
export function targetWords(t: T, f: Format, { targetValue, unit, dueOn }: Target): string | null {
  if (targetValue === null || unit === null || dueOn === null) return null
  return t('page.due', {
    value: f.number(Number(targetValue), decimalsOf(targetValue)),
    unit,
    day: f.date(dayStart(dueOn)),
  })
}

const decimalsOf = (value: string) => (value.split('.')[1] ?? '').replace(/0+$/, '').length
