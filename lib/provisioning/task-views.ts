import type { Task } from '@/lib/provisioning/open-manual-task'

export const taskKinds = ['manualFulfilment', 'stuckRun', 'orphan', 'ghost'] as const satisfies Task['kind'][]

export type TaskView = { key: 'open' | 'mine' | 'ended'; states: Task['state'][]; mine: boolean }

/** The tabs above the queue. */
export const taskViews: readonly [TaskView, ...TaskView[]] = [
  { key: 'open', states: ['open', 'taken'], mine: false },
  { key: 'mine', states: ['open', 'taken'], mine: true },
  { key: 'ended', states: ['done', 'cancelled'], mine: false },
]
