export const planShapes = {
  proposed: 'waiting',
  rejected: 'returned',
  stale: 'closed',
  running: 'building',
  done: 'done',
  incomplete: 'risk',
  stopped: 'stopped',
} as const
