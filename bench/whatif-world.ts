import { randomFrom } from '@/lib/random'
import { emptyDemand } from '@/lib/scheduler/what-if/draw-demand'
import type { Demand } from '@/lib/scheduler/what-if/simulate'

export type Supposed = { requests: number; hosts: number; days: number }

const shapes = [
  { vcpu: 80, memoryMiB: 180 * 1024 },
  { vcpu: 40, memoryMiB: 90 * 1024 },
  { vcpu: 64, memoryMiB: 256 * 1024 },
] as const
export const hostDiskGiB = 20_000
export const unitMiB = 1024

const sizes = [
  [1, 2],
  [1, 4],
  [2, 4],
  [2, 8],
  [4, 8],
  [4, 16],
  [8, 16],
  [16, 64],
] as const
const daySeconds = 86_400
/** Seven in ten leave within hours, three stay for weeks: the hosts are full after about two weeks. */
const [shortDays, longDays, shortShare] = [0.1, 14, 0.7]

export const hostShapes = ({ hosts }: Supposed) =>
  Array.from({ length: hosts }, (_, at) => shapes[at % shapes.length] ?? shapes[0])

/** The same demand for the same supposition, in whichever process. */
export function supposedDemand({ requests, days }: Supposed): Demand {
  const random = randomFrom(17)
  const demand = emptyDemand(requests)
  for (let who = 0; who < requests; who++) {
    const [cores, units] = random.pick(sizes)
    demand.at[who] = (who / requests) * days * daySeconds
    const mean = random.next() < shortShare ? shortDays : longDays
    demand.lifetime[who] = 1 - Math.log(1 - random.next()) * mean * daySeconds
    demand.cores[who] = cores
    demand.units[who] = units
    demand.diskGiB[who] = 40 + 20 * random.below(4)
  }
  return demand
}
