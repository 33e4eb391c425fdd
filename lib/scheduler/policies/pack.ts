import type { Policy } from '@/lib/scheduler/policies/policy'

/** Hosts in use before idle ones, and among them the one that is then nearest to full in both fractions. */
export const pack: Policy = {
  trend: 'rising',
  score: (cpuLeft, memoryLeft, idle) =>
    Math.sqrt(cpuLeft * cpuLeft + memoryLeft * memoryLeft) + (idle ? 2 : 0),
}
