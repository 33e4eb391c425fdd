import { fits } from '@/lib/scheduler/fits'
import type { HostView, PlaceRequest } from '@/lib/scheduler/place'

/** What a plan takes; without its own disk it keeps the disk asked for. */
export type PlanSize = { vcpu: number; memoryMiB: number; diskGiB?: number }

/**
 * The plan most like the request of which `count` could be placed now; null when none fits.
 * Likeness is by ratio: twice the memory is as far away as half of it. A tie goes to the larger plan.
 */
export function nearestPlan<P extends PlanSize>(
  request: PlaceRequest,
  plans: readonly P[],
  hosts: readonly HostView[],
  count = 1,
): P | null {
  const byLikeness = plans
    .map((plan) => ({ plan, distance: distance(request, plan) }))
    .sort(
      (a, b) => a.distance - b.distance || b.plan.vcpu - a.plan.vcpu || b.plan.memoryMiB - a.plan.memoryMiB,
    )
  const nearest = byLikeness.find(({ plan }) => {
    const { vcpu, memoryMiB, diskGiB = request.diskGiB } = plan
    return fits({ ...request, vcpu, memoryMiB, diskGiB }, hosts) >= count
  })
  return nearest?.plan ?? null
}

function distance(request: PlaceRequest, plan: PlanSize): number {
  const disk = plan.diskGiB === undefined ? 0 : ratio(plan.diskGiB, request.diskGiB) / 4
  return ratio(plan.vcpu, request.vcpu) + ratio(plan.memoryMiB, request.memoryMiB) + disk
}

const ratio = (a: number, b: number) => Math.abs(Math.log2(Math.max(a, 1) / Math.max(b, 1)))
