import type { Policy } from '@/lib/scheduler/policies/policy'

/** Fills hosts to about two thirds, then the next: packed, with room on every host to grow where it stands. */
export const blend: Policy = {
  trend: 'mixed',
  score: (cpuLeft, memoryLeft, idle, neighbours) => {
    const scarcer = Math.min(cpuLeft, memoryLeft)
    return Math.abs(scarcer - keptFree) + (idle ? 2 : 0) + neighbours * 4
  },
}

const keptFree = 1 / 3
