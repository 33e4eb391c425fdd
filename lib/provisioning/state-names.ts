/** Of instances and runs; the tables and the messages use the same. */
export const instanceStates = [
  'pending',
  'building',
  'running',
  'stopped',
  'suspended',
  'changing',
  'closing',
  'recycled',
  'closed',
  'failed',
  'missing',
] as const

export const runKinds = [
  'create',
  'changePlan',
  'start',
  'stop',
  'reboot',
  'rename',
  'close',
  'purge',
  'restore',
  'transfer',
  'move',
  'rebuild',
] as const

export const runStates = ['queued', 'running', 'done', 'undoing', 'undone', 'stuck'] as const
