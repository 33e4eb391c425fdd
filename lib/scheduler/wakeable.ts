import { rests } from '@/lib/scheduler/host-states'

/** For questions about room: sleeping hosts count, since an order wakes them. A claim waits until they are up. */
export const wakeable = <H extends { state: string }>(hosts: readonly H[]): H[] =>
  hosts.map((host) => (rests(host.state) ? { ...host, state: 'up' } : host))
