import type { Flavour, Shape, Trace } from '@/bench/placement-trace'

/** Hosts in the units of a trace, with what each has free: what the baselines look through. */
export class HostSet {
  readonly count: number
  readonly cores: Int32Array
  readonly units: Int32Array
  readonly freeCores: Int32Array
  readonly freeUnits: Int32Array
  readonly allCores: number
  readonly allUnits: number
  readonly kinds: Flavour[]

  constructor(readonly all: readonly Flavour[]) {
    this.count = all.length
    this.cores = Int32Array.from(all, ({ cores }) => cores)
    this.units = Int32Array.from(all, ({ units }) => units)
    this.freeCores = this.cores.slice()
    this.freeUnits = this.units.slice()
    this.allCores = this.cores.reduce((sum, each) => sum + each, 0)
    this.allUnits = this.units.reduce((sum, each) => sum + each, 0)
    const kinds = new Map(all.map((kind) => [`${kind.cores}/${kind.units}`, kind]))
    this.kinds = [...kinds.values()]
  }

  /** Whether an empty host of some kind would do; what fits nowhere is nobody's refusal. */
  couldHold({ cores, units }: Flavour): boolean {
    return this.kinds.some((kind) => kind.cores >= cores && kind.units >= units)
  }

  take(slot: number, cores: number, units: number): void {
    this.freeCores[slot] = (this.freeCores[slot] as number) - cores
    this.freeUnits[slot] = (this.freeUnits[slot] as number) - units
  }
}

/** So many hosts, the shapes taking turns. */
export function hostsOf(count: number, shapes: readonly Shape[], { perCore, perGiB }: Trace): Flavour[] {
  const scaled = shapes.map(({ cores, memoryGiB }) => ({ cores: cores * perCore, units: memoryGiB * perGiB }))
  return Array.from({ length: count }, (_, slot) => scaled[slot % scaled.length] as Flavour)
}
