import type { Amounts } from '@/lib/quota/amounts'
import type { PlaceRequest } from '@/lib/scheduler/place'

/** What is asked of the scheduler; who shares a host is looked up when it decides. */
export type CapacityRequest = Omit<PlaceRequest, 'group' | 'hostId'> & {
  groupId?: string | null
  /** The machine stands already: the only one of a group that keeps together may go anywhere. */
  moves?: boolean
}

export type Size = Pick<PlaceRequest, 'vcpu' | 'memoryMiB' | 'diskGiB'>

/** A machine of this size for this business system; disk includes the data disks. */
export function requestFor(
  amounts: Amounts,
  system: { zone: string; protectionLevel: number },
  options: { architecture?: string; groupId?: string | null } = {},
): CapacityRequest {
  return {
    vcpu: amounts.vcpu ?? 0,
    memoryMiB: amounts.memoryMiB ?? 0,
    diskGiB: amounts.diskGiB ?? 0,
    zone: system.zone,
    protectionLevel: system.protectionLevel,
    architecture: options.architecture ?? 'x86_64',
    groupId: options.groupId,
  }
}

/** What they take together. */
export const sumOf = (sizes: readonly Size[]): Size =>
  sizes.reduce<Size>(
    (sum, { vcpu, memoryMiB, diskGiB }) => ({
      vcpu: sum.vcpu + vcpu,
      memoryMiB: sum.memoryMiB + memoryMiB,
      diskGiB: sum.diskGiB + diskGiB,
    }),
    { vcpu: 0, memoryMiB: 0, diskGiB: 0 },
  )
