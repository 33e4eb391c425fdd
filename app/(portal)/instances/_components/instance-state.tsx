import { useTranslations } from 'next-intl'
import { State } from '@/components/ui/state'
import type { StateShape } from '@/components/ui/state-shapes'
import type { InstanceState as Name } from '@/lib/provisioning/rules'

export const shapeOf: Record<Name, StateShape> = {
  pending: 'waiting',
  building: 'building',
  running: 'running',
  stopped: 'stopped',
  suspended: 'suspended',
  changing: 'changing',
  closing: 'closing',
  recycled: 'closing',
  closed: 'closed',
  failed: 'failed',
  missing: 'risk',
}

/** An instance's state: shape, colour and word. */
export function InstanceState({ state }: { state: Name }) {
  const t = useTranslations('compute.state')
  return <State is={shapeOf[state]}>{t(state)}</State>
}
