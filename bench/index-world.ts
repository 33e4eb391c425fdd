import { type Random, randomFrom } from '@/lib/random'
import { Fleet } from '@/lib/scheduler/fleet/fleet'

/** 15 flavours from 1 core and 1 GiB to 64 cores and 128 GiB, large ones rare; weights add up to 100. */
const flavours = [
  [1, 1, 12],
  [1, 2, 14],
  [1, 4, 6],
  [2, 4, 16],
  [2, 8, 8],
  [4, 4, 4],
  [4, 8, 12],
  [4, 16, 7],
  [8, 8, 3],
  [8, 16, 7],
  [8, 32, 4],
  [16, 32, 3],
  [16, 64, 2],
  [32, 64, 1],
  [64, 128, 1],
] as const
const shapes = [
  { cores: 80, memoryMiB: 180 * 1024 },
  { cores: 40, memoryMiB: 90 * 1024 },
  { cores: 64, memoryMiB: 256 * 1024 },
]
const unitMiB = 1024
const hostDiskGiB = 8000

/** What is asked for, one after the other, in typed arrays: measuring must not make garbage of its own. */
export function aStream(seed: number, length: number) {
  const random = randomFrom(seed)
  const drawn = flavours.flatMap(([cores, units, weight]) =>
    Array.from({ length: weight }, () => [cores, units]),
  )
  const stream = {
    cores: new Int32Array(length),
    units: new Int32Array(length),
    diskGiB: new Int32Array(length),
    leaves: new Float64Array(length),
  }
  for (let at = 0; at < length; at++) {
    const [cores = 1, units = 1] = random.pick(drawn)
    stream.cores[at] = cores
    stream.units[at] = units
    stream.diskGiB[at] = 40 + random.below(8) * 20
    stream.leaves[at] = random.next()
  }
  return stream
}
export type Stream = ReturnType<typeof aStream>

/** The same hosts for the index and for the scan. */
export class HostArrays {
  readonly freeCores: Int32Array
  readonly freeUnits: Int32Array
  readonly disk: Int32Array
  readonly cores: Int32Array
  readonly units: Int32Array

  constructor(readonly count: number) {
    this.freeCores = new Int32Array(count)
    this.freeUnits = new Int32Array(count)
    this.disk = new Int32Array(count).fill(hostDiskGiB)
    this.cores = new Int32Array(count)
    this.units = new Int32Array(count)
    for (let slot = 0; slot < count; slot++) {
      const { cores, memoryMiB } = shapes[slot % shapes.length] as (typeof shapes)[number]
      this.cores[slot] = this.freeCores[slot] = cores
      this.units[slot] = this.freeUnits[slot] = memoryMiB / unitMiB
    }
  }

  take(slot: number, cores: number, units: number, diskGiB: number): void {
    this.freeCores[slot] = (this.freeCores[slot] as number) - cores
    this.freeUnits[slot] = (this.freeUnits[slot] as number) - units
    this.disk[slot] = (this.disk[slot] as number) - diskGiB
  }
}

export function aFleetLike(arrays: HostArrays): Fleet {
  const fleet = new Fleet(unitMiB)
  for (let slot = 0; slot < arrays.count; slot++) {
    const shape = { cores: arrays.cores[slot] as number, memoryMiB: (arrays.units[slot] as number) * unitMiB }
    fleet.add(shape, { ...shape, diskGiB: hostDiskGiB })
  }
  return fleet
}

export type Machine = { host: number; cores: number; units: number; diskGiB: number }

/** Machines that stand somewhere, side by side in memory. One that leaves is swapped with the last. */
export class Standing {
  size = 0
  private readonly all: Int32Array
  private readonly left: Machine = { host: 0, cores: 0, units: 0, diskGiB: 0 }

  constructor(most: number) {
    this.all = new Int32Array(most * 4)
  }

  add(host: number, cores: number, units: number, diskGiB: number): void {
    const at = this.size++ * 4
    this.all[at] = host
    this.all[at + 1] = cores
    this.all[at + 2] = units
    this.all[at + 3] = diskGiB
  }

  /** `share` of the way through those that stand. The answer is used before the next one is asked for. */
  remove(share: number): Machine {
    const at = Math.floor(share * this.size) * 4
    this.size -= 1
    this.left.host = this.all[at] as number
    this.left.cores = this.all[at + 1] as number
    this.left.units = this.all[at + 2] as number
    this.left.diskGiB = this.all[at + 3] as number
    const last = this.size * 4
    for (let part = 0; part < 4; part++) this.all[at + part] = this.all[last + part] as number
    return this.left
  }
}

export const someGroup = (random: Random, count: number) => ({
  maxPerHost: 2,
  members: new Map(
    Array.from({ length: 1 + random.below(8) }, () => [random.below(count), 1 + random.below(2)]),
  ),
})
