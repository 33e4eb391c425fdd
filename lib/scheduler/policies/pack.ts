import type { Policy } from '@/lib/scheduler/policies/policy'

/** Hosts in use before idle ones, and among them the tightest fit: the larger fraction left is smallest. */
export const pack: Policy = {
  trend: 'rising',
  score: (cpuLeft, memoryLeft, idle) => Math.max(cpuLeft, memoryLeft) + (idle ? 2 : 0),
}
