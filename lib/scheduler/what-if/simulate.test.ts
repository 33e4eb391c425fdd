import { describe, expect, test } from 'vitest'
import { randomFrom } from '@/lib/random'
import { Fleet } from '@/lib/scheduler/fleet/fleet'
import { pack } from '@/lib/scheduler/policies/pack'
import { demandOf, drawDemand, type PastMachine } from '@/lib/scheduler/what-if/draw-demand'
import { forecast } from '@/lib/scheduler/what-if/forecast'
import { simulate } from '@/lib/scheduler/what-if/simulate'

const day = 86_400
const shape = { cores: 16, memoryMiB: 64 * 1024 }
function hosts(count: number): Fleet {
  const fleet = new Fleet(1024)
  for (let at = 0; at < count; at++) fleet.add(shape, { ...shape, diskGiB: 1000 })
  return fleet
}
const machine = (at: number, changes: Partial<PastMachine> = {}): PastMachine => ({
  at,
  lifetime: Number.POSITIVE_INFINITY,
  cores: 4,
  units: 16,
  diskGiB: 40,
  ...changes,
})

describe('a future played through', () => {
  test('counts what is placed, refused and in use by day', () => {
    const demand = demandOf(Array.from({ length: 6 }, (_, at) => machine(at * 0.5 * day)))
    const future = simulate(hosts(1), pack, demand, { days: 4 })
    expect(future.days).toEqual([
      { placed: 2, refused: 0, coresInUse: 8, hostsInUse: 1, machines: 2 },
      { placed: 2, refused: 0, coresInUse: 16, hostsInUse: 1, machines: 4 },
      { placed: 0, refused: 2, coresInUse: 16, hostsInUse: 1, machines: 4 },
      { placed: 0, refused: 0, coresInUse: 16, hostsInUse: 1, machines: 4 },
    ])
  })

  test('who leaves at a moment makes room for who comes at it', () => {
    const whole = { cores: 16, units: 64 }
    const demand = demandOf([machine(0, { ...whole, lifetime: day }), machine(day, whole)])
    const [first, second] = simulate(hosts(1), pack, demand, { days: 2 }).days
    expect([first?.placed, second?.placed, second?.refused]).toEqual([1, 1, 0])
  })

  test('says at whose end a plan no longer fits', () => {
    const plans = [
      { cores: 16, units: 64, diskGiB: 0 },
      { cores: 1, units: 1, diskGiB: 0 },
    ]
    const demand = demandOf(Array.from({ length: 8 }, (_, at) => machine(at * day + 1)))
    expect(simulate(hosts(2), pack, demand, { days: 9, plans }).stopsFitting).toEqual([4, 7])
  })

  test('everybody leaves and the hosts are as before, whatever the order', () => {
    const random = randomFrom(3)
    const demand = demandOf(
      Array.from({ length: 3000 }, () =>
        machine(random.below(20 * day), { lifetime: 1 + random.below(5 * day), cores: 1 + random.below(8) }),
      ),
    )
    const future = simulate(hosts(40), pack, demand, { days: 30 })
    expect(future.days.at(-1)).toMatchObject({ coresInUse: 0, hostsInUse: 0, machines: 0 })
    expect(future.days.reduce((sum, { placed, refused }) => sum + placed + refused, 0)).toBe(3000)
  })
})

describe('a forecast', () => {
  const past = Array.from({ length: 30 }, (_, at) => machine(at * day + 3600))
  const input = {
    fleet: hosts(10),
    policy: pack,
    past,
    pastDays: 30,
    days: 60,
    plans: [{ cores: 4, units: 16, diskGiB: 40 }],
  }

  test('one machine a day on forty places: the last place goes on the fortieth day, in every future', () => {
    expect(forecast(input).stopsFitting).toEqual([{ early: 39, likely: 39, late: 39 }])
  })

  test('twice as many hosts last beyond the horizon', () => {
    expect(forecast({ ...input, fleet: hosts(20) }).stopsFitting).toEqual([
      { early: null, likely: null, late: null },
    ])
  })

  test('growth, or another agency besides, fills it sooner', () => {
    const plain = forecast(input).stopsFitting[0]?.likely ?? 0
    const grown = forecast({ ...input, growth: 4 }).stopsFitting[0]?.likely ?? 0
    const besides = Array.from({ length: 10 }, (_, at) => machine(at * day))
    expect(grown).toBeLessThan(plain)
    expect(forecast({ ...input, besides }).stopsFitting[0]?.likely).toBe(plain - 10)
  })

  test('leaves the hosts it was given as they are', () => {
    const fleet = hosts(10)
    forecast({ ...input, fleet })
    expect(fleet.coresInUse()).toBe(0)
  })

  test('an uneven past makes a band', () => {
    const uneven = Array.from({ length: 60 }, (_, at) => machine((at % 5) * day + at))
    const [band] = forecast({ ...input, past: uneven, pastDays: 30 }).stopsFitting
    expect(band?.early ?? 0).toBeLessThan(band?.late ?? Number.POSITIVE_INFINITY)
  })
})

test('a drawn day repeats a whole day of the past', () => {
  const past = [machine(10), machine(20), machine(day + 30)]
  const demand = drawDemand(past, { pastDays: 2, days: 50, random: randomFrom(5) })
  const byDay = new Map<number, number[]>()
  for (const at of demand.at)
    byDay.set(Math.floor(at / day), [...(byDay.get(Math.floor(at / day)) ?? []), at % day])
  for (const moments of byDay.values()) expect([[10, 20], [30]]).toContainEqual(moments)
})
