export const hostShapes = {
  up: 'running',
  drain: 'suspended',
  maintenance: 'suspended',
  down: 'stopped',
  dozing: 'changing',
  asleep: 'closed',
  waking: 'building',
} as const
