import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assumedPower, energyKWh, wattsAt } from '@/lib/scheduler/consolidation/energy'

const power = { idleWatts: 140, fullWatts: 540 }

test('a host draws between its idle and its full watts, in a straight line', () => {
  expect([0, 0.5, 1].map((load) => wattsAt(power, load))).toEqual([140, 340, 540])
  expect(wattsAt(power, 1.2)).toBe(540)
})

test('ten hosts on for a day at a quarter of their load', () => {
  expect(energyKWh([{ power, hoursOn: 240, fullLoadHours: 60 }])).toBeCloseTo((240 * 240) / 1000)
})

test('the same work on fewer hosts saves exactly what the others draw idle', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (needed, idle) => {
      const spread = energyKWh([{ power, hoursOn: needed + idle, fullLoadHours: needed }])
      const packed = energyKWh([{ power, hoursOn: needed, fullLoadHours: needed }])
      expect(spread - packed).toBeCloseTo((idle * power.idleWatts) / 1000)
    }),
  )
})

test('shapes are counted by their own models, hosts that are off not at all', () => {
  const [small, large] = [assumedPower({ cores: 40 }), assumedPower({ cores: 80 })]
  const uses = [
    { power: small, hoursOn: 10, fullLoadHours: 0 },
    { power: large, hoursOn: 10, fullLoadHours: 10 },
    { power: large, hoursOn: 0, fullLoadHours: 0 },
  ]
  expect(energyKWh(uses)).toBeCloseTo(1 + 5.4)
})
