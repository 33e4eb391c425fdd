import type { ListedHost } from '@/lib/scheduler/host-list'

/** Hosts that draw power: all but those asleep and those that are down. */
export const isOn = ({ state }: { state: string }): boolean => state !== 'asleep' && state !== 'down'

/** Awake, and nothing stands there: what the reserve consists of. */
export const isIdle = (host: ListedHost): boolean =>
  host.state === 'up' &&
  host.machines === 0 &&
  host.freeVcpu === host.vcpu &&
  host.freeMemoryMiB === host.memoryMiB &&
  host.freeDiskGiB === host.diskGiB
