export const hostShapes = {
  up: 'running',
  drain: 'suspended',
  maintenance: 'suspended',
  down: 'stopped',
} as const
