import { State } from '@/components/ui/state'
import type { Format } from '@/lib/i18n/format'
import type { PoolTotals } from '@/lib/scheduler/capacity-overview'

type Words = {
  t: (key: string, params?: Record<string, string | number>) => string
  f: Format
  totals: PoolTotals[]
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0)

/** All pools together, in the line beneath the title. */
export function capacityFacts({ t, f, totals }: Words) {
  const sum = (key: keyof PoolTotals) => totals.reduce((all, pool) => all + pool[key], 0)
  const vcpu = sum('vcpu')
  const usedVcpu = vcpu - sum('freeVcpu')
  const memory = sum('memoryMiB')
  const usedMemory = memory - sum('freeMemoryMiB')
  const down = sum('down')
  const draining = sum('draining')
  const asleep = sum('asleep')
  const of = (used: string, all: string, part: number) => t('facts.of', { used, all, share: f.percent(part) })
  return [
    {
      key: 'vcpu',
      label: t('facts.vcpu'),
      value: of(f.number(usedVcpu), f.number(vcpu), share(usedVcpu, vcpu)),
    },
    {
      key: 'memory',
      label: t('facts.memory'),
      value: of(f.mib(usedMemory), f.mib(memory), share(usedMemory, memory)),
    },
    {
      key: 'held',
      label: t('facts.held'),
      value: t('facts.cores', { n: f.number(sum('heldVcpu')) }),
    },
    ...(down > 0 ? [{ key: 'down', value: <State is="failed">{t('facts.notUp', { n: down })}</State> }] : []),
    ...(draining > 0
      ? [{ key: 'draining', value: <State is="suspended">{t('facts.draining', { n: draining })}</State> }]
      : []),
    ...(asleep > 0
      ? [{ key: 'asleep', value: <State is="suspended">{t('facts.asleep', { n: asleep })}</State> }]
      : []),
  ]
}
