import { expect, test } from 'vitest'
import { powerReport } from '@/scripts/replay/energy'

const point = (on: number, inUse: number, bound: number) => ({ atSeconds: 0, on, inUse, bound })
const sums = { kWh: 80, kWhAllOn: 100, hours: 12, moves: 3, requests: 60, plans: 2 }

test('means are over the beats where something stood, ratios are of sums', () => {
  const report = powerReport([point(9, 0, 0), point(5, 4, 4), point(7, 6, 4)], sums).join('\n')
  expect(report).toContain('6.00 on average, in use 5.00, lower bound 4.00')
  expect(report).toContain('1.250 in use, 1.500 on with the reserve')
  expect(report).toContain('2, 3 moves, 0.050 a machine')
  expect(report).toContain('20.0 kWh, 20.0 %')
})
