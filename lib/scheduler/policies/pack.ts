import type { HostView, PlaceRequest } from '@/lib/scheduler/place'

/** Hosts in use before empty ones, and among them the tightest fit: the largest fraction left is smallest. */
export function pack(host: HostView, request: PlaceRequest): number {
  const cpu = left(host.freeVcpu - request.vcpu, host.vcpu)
  const memory = left(host.freeMemoryMiB - request.memoryMiB, host.memoryMiB)
  const disk = left(host.freeDiskGiB - request.diskGiB, host.diskGiB)
  return Math.max(cpu, memory, disk) + (host.machines > 0 ? 0 : 2)
}

const left = (free: number, capacity: number) => (capacity > 0 ? free / capacity : 0)
