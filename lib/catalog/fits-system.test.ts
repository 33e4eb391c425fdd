import { expect, test } from 'vitest'
import { fitsSystem } from '@/lib/catalog/fits-system'

const version = { zones: ['extranet'], protectionLevels: [2, 3] }

test.each([
  ['extranet', 3, 'fits'],
  ['internet', 3, 'zone'],
  ['extranet', 1, 'level'],
  ['intranet', 4, 'both'],
] as const)('a system in %s at level %i: %s', (zone, protectionLevel, fit) => {
  expect(fitsSystem(version, { zone, protectionLevel })).toBe(fit)
})
