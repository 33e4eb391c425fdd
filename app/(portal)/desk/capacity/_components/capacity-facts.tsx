import { State } from '@/components/ui/state'
import type { Format } from '@/lib/i18n/format'
import type { HostShown } from '@/lib/scheduler/capacity-overview'

type Words = {
  t: (key: string, params?: Record<string, string | number>) => string
  f: Format
  hosts: HostShown[]
}

const sum = (hosts: HostShown[], of: (host: HostShown) => number) =>
  hosts.reduce((all, host) => all + of(host), 0)
const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0)

/** All pools together, in the line beneath the title. */
export function capacityFacts({ t, f, hosts }: Words) {
  const vcpu = sum(hosts, (host) => host.vcpu)
  const usedVcpu = vcpu - sum(hosts, (host) => host.freeVcpu)
  const memory = sum(hosts, (host) => host.memoryMiB)
  const usedMemory = memory - sum(hosts, (host) => host.freeMemoryMiB)
  const count = (states: HostShown['state'][]) => hosts.filter(({ state }) => states.includes(state)).length
  const down = count(['down'])
  const draining = count(['drain', 'maintenance'])
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
      value: t('facts.cores', { n: f.number(sum(hosts, (host) => host.heldVcpu)) }),
    },
    ...(down > 0 ? [{ key: 'down', value: <State is="failed">{t('facts.notUp', { n: down })}</State> }] : []),
    ...(draining > 0
      ? [{ key: 'draining', value: <State is="suspended">{t('facts.draining', { n: draining })}</State> }]
      : []),
  ]
}
