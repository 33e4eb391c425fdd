import type { HostView, PlaceRequest } from '@/lib/scheduler/place'

/** The host that keeps the most of its scarcest resource; fewer of the same group come first. */
export function spread(host: HostView, request: PlaceRequest): number {
  const cpu = left(host.freeVcpu - request.vcpu, host.vcpu)
  const memory = left(host.freeMemoryMiB - request.memoryMiB, host.memoryMiB)
  const disk = left(host.freeDiskGiB - request.diskGiB, host.diskGiB)
  const neighbours = request.group?.members.get(host.id) ?? 0
  return 1 - Math.min(cpu, memory, disk) + neighbours * 2
}

const left = (free: number, capacity: number) => (capacity > 0 ? free / capacity : 1)
