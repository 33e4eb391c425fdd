import { expect, test } from 'vitest'
import { energyOf } from '@/lib/consolidation/energy-of'

const powerOf = (vcpu: number) => ({ idleWatts: 60 + vcpu, fullWatts: 60 + 6 * vcpu })
const hour = '2026-11-20T02:00:00Z'

test('two hosts, one of them asleep for half an hour, sixteen cores at work', () => {
  const [row] = energyOf([{ hour, vcpu: 40, hours: 2, hoursOn: 1.5, coreHours: 16 }], powerOf, 1)
  expect(row?.kWh).toBeCloseTo((1.5 * 100 + 16 * 5) / 1000)
  expect(row?.kWhAllOn).toBeCloseTo((2 * 100 + 16 * 5) / 1000)
  expect(row).toMatchObject({ hour: new Date(hour), hostHours: 2, hostHoursOn: 1.5, coreHours: 16 })
})

test('work lies on each shape by its cores, so that the sum does not depend on how shapes are mixed', () => {
  const uses = [
    { hour, vcpu: 40, hours: 3, hoursOn: 3, coreHours: 50 },
    { hour, vcpu: 80, hours: 1, hoursOn: 1, coreHours: 50 },
  ]
  const [row] = energyOf(uses, powerOf, 1)
  expect(row?.kWh).toBeCloseTo((3 * 100 + 140 + 50 * 5) / 1000)
  expect(row?.kWhAllOn).toBe(row?.kWh)
})

test('all asleep draws nothing; each hour is counted by itself', () => {
  const rows = energyOf(
    [
      { hour, vcpu: 40, hours: 1, hoursOn: 0, coreHours: 0 },
      { hour: '2026-11-20T03:00:00Z', vcpu: 40, hours: 1, hoursOn: 1, coreHours: 0 },
    ],
    powerOf,
    1,
  )
  expect(rows.map(({ kWh, kWhAllOn }) => [kWh, kWhAllOn])).toEqual([
    [0, 0.1],
    [0.1, 0.1],
  ])
})
