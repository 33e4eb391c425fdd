export const hostShapes = {
  up: 'running',
  drain: 'suspended',
  maintenance: 'suspended',
  down: 'stopped',
  dozing: 'changing',
  asleep: 'suspended',
  waking: 'building',
} as const
