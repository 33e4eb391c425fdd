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

const disks = 8

/** Every flavour with every disk, by number. */
export const kinds = flavours.flatMap(([cores, units, weight]) =>
  Array.from({ length: disks }, (_, disk) => ({ cores, units, diskGiB: 40 + disk * 20, weight })),
)

export type Kind = (typeof kinds)[number]

/** What is asked for, one after the other, as numbers of kinds: measuring must neither make garbage nor fill the caches. */
export function aStream(seed: number, length: number) {
  const random = randomFrom(seed)
  const drawn = kinds.flatMap(({ weight }, kind) => Array.from({ length: weight }, () => kind))
  const stream = { kinds: new Uint8Array(length), leaves: new Float64Array(length) }
  for (let at = 0; at < length; at++) {
    stream.kinds[at] = random.pick(drawn)
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

const kindBits = 7
export const packed = (host: number, kind: number) => (host << kindBits) | kind
export const hostIn = (machine: number) => machine >> kindBits
export const kindIn = (machine: number) => machine & ((1 << kindBits) - 1)

/** Machines that stand somewhere, a number each. One that leaves is swapped with the last. */
export class Standing {
  size = 0
  private readonly all: Int32Array

  constructor(most: number) {
    this.all = new Int32Array(most)
  }

  add(machine: number): void {
    this.all[this.size++] = machine
  }

  /** `share` of the way through those that stand. */
  remove(share: number): number {
    const at = Math.floor(share * this.size)
    const gone = this.all[at] as number
    this.size -= 1
    this.all[at] = this.all[this.size] as number
    return gone
  }

  fork(): Standing {
    const copy = new Standing(this.all.length)
    copy.all.set(this.all)
    copy.size = this.size
    return copy
  }
}

export const someGroup = (random: Random, count: number) => ({
  maxPerHost: 2,
  members: new Map(
    Array.from({ length: 1 + random.below(8) }, () => [random.below(count), 1 + random.below(2)]),
  ),
})
