import { useTranslations } from 'next-intl'
import { State, type Tone } from '@/components/ui/state'
import type { StateShape } from '@/components/ui/state-shapes'
import type { StatementState as Name } from '@/lib/billing/rules'

const looks: Record<Name, { is: StateShape; tone?: Tone }> = {
  draft: { is: 'draft' },
  reviewing: { is: 'here' },
  disputed: { is: 'risk' },
  adjusted: { is: 'changing' },
  confirmed: { is: 'done' },
  settled: { is: 'done' },
  void: { is: 'closed' },
}

export function StatementState({ state }: { state: Name }) {
  const t = useTranslations('billing.state')
  return <State {...looks[state]}>{t(state)}</State>
}
