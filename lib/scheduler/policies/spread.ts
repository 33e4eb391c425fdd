import type { Policy } from '@/lib/scheduler/policies/policy'

/** The host that keeps the most of its scarcer resource; fewer of the same group come first. */
export const spread: Policy = {
  trend: 'falling',
  score: (cpuLeft, memoryLeft, _idle, neighbours) => 1 - Math.min(cpuLeft, memoryLeft) + neighbours * 2,
}
