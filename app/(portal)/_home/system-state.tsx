import { getTranslations } from 'next-intl/server'
import { State } from '@/components/ui/state'
import type { SystemServices } from '@/lib/provisioning/count-by-system'
import type { InstanceState } from '@/lib/provisioning/rules'

const faulty: readonly InstanceState[] = ['failed', 'missing']
const underway: readonly InstanceState[] = ['pending', 'building', 'changing', 'closing']
const resting: readonly InstanceState[] = ['stopped', 'suspended', 'recycled']

/** The worst first: faults, then work under way, then what rests. */
export async function SystemState({ counts }: Pick<SystemServices, 'counts'>) {
  const t = await getTranslations('home.services')
  const number = (states: readonly InstanceState[]) =>
    counts.reduce((sum, row) => (states.includes(row.state) ? sum + row.count : sum), 0)
  if (counts.length === 0) return <span className="t3">—</span>
  if (number(faulty) > 0) return <State is="failed">{t('bad', { count: number(faulty) })}</State>
  if (number(underway) > 0) return <State is="changing">{t('changing', { count: number(underway) })}</State>
  if (number(resting) > 0) return <State is="stopped">{t('stopped', { count: number(resting) })}</State>
  return <State is="running">{t('fine')}</State>
}
