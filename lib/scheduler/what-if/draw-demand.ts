import type { Random } from '@/lib/random'
import type { Demand } from '@/lib/scheduler/what-if/simulate'

/** A machine of the past: when it came and how long it stayed, in seconds; Infinity: it stands still. */
export type PastMachine = { at: number; lifetime: number; cores: number; units: number; diskGiB: number }

type Draw = {
  pastDays: number
  days: number
  growth?: number
  /** Come besides, at their own moments. */
  besides?: readonly PastMachine[]
  random: Random
}

const daySeconds = 86_400

/**
 * A future like the past: each day repeats a day drawn from those observed, with as many more machines a year as
 * `growth` says (0.2: a fifth more). Days are drawn whole, so that bursts stay bursts.
 */
export function drawDemand(
  past: readonly PastMachine[],
  { pastDays, days, growth = 0, besides = [], random }: Draw,
): Demand {
  const byDay: PastMachine[][] = Array.from({ length: pastDays }, () => [])
  for (const machine of past) byDay[Math.floor(machine.at / daySeconds)]?.push(machine)
  const drawn: PastMachine[] = []
  for (let day = 0; day < days; day++) {
    const more = (1 + growth) ** (day / 365)
    for (const machine of random.pick(byDay)) {
      const copies = Math.floor(more) + (random.next() < more % 1 ? 1 : 0)
      for (let copy = 0; copy < copies; copy++)
        drawn.push({ ...machine, at: day * daySeconds + (machine.at % daySeconds) })
    }
  }
  return demandOf([...drawn, ...besides])
}

export function demandOf(machines: readonly PastMachine[]): Demand {
  const sorted = [...machines].sort((a, b) => a.at - b.at)
  const demand = emptyDemand(sorted.length)
  for (const [who, machine] of sorted.entries()) {
    demand.at[who] = machine.at
    demand.lifetime[who] = machine.lifetime
    demand.cores[who] = machine.cores
    demand.units[who] = machine.units
    demand.diskGiB[who] = machine.diskGiB
  }
  return demand
}

export const emptyDemand = (count: number): Demand => ({
  at: new Float64Array(count),
  lifetime: new Float64Array(count),
  cores: new Int32Array(count),
  units: new Int32Array(count),
  diskGiB: new Int32Array(count),
})
