import { hostIn, type Kind, kindIn, kinds, packed, Standing, type Stream } from '@/bench/index-world'
import { type Asked, nothingYet } from '@/lib/scheduler/fleet/find-best'
import { none } from '@/lib/scheduler/fleet/shape-grid'

/** A way to find a host, over hosts of its own. */
export type Arm = {
  find(asked: Asked, found: { slot: number; score: number }): void
  take(slot: number, cores: number, units: number, diskGiB: number): void
}

/** What happened, one after the other: a machine that came, or, as its complement, one that left. */
export type Told = Int32Array

/** No host had room for it. */
const nowhere = 1 << 20

/**
 * Machines that come and go: one is placed and, once the hosts are full enough, others leave. It is told first, by an
 * arm of its own, and performed against the clock after that: which machines stand where is read in order then, and
 * looking that up, which among many machines takes longer than to decide, is not measured.
 */
export class History {
  private at = 0
  private used = 0
  private told = new Int32Array(0)

  constructor(
    private readonly arm: Arm,
    private readonly stream: Stream,
    private readonly target: number,
    private readonly standing = new Standing(stream.kinds.length),
  ) {}

  /** The next decisions; valid until the next are told. */
  tell(decisions: number): Told {
    if (this.told.length < decisions * 4) this.told = new Int32Array(decisions * 4)
    const { arm, stream, standing, told } = this
    let length = 0
    for (let left = decisions; left > 0; left--) {
      const at = this.at
      this.at = at + 1 === stream.kinds.length ? 0 : at + 1
      const kind = stream.kinds[at] as number
      const host = place(arm, kind)
      told[length++] = packed(host === none ? nowhere : host, kind)
      if (host !== none) {
        standing.add(packed(host, kind))
        this.used += (kinds[kind] as Kind).cores
      }
      while (this.used > this.target) {
        const gone = standing.remove(stream.leaves[at] as number)
        remove(arm, gone)
        told[length++] = ~gone
        this.used -= (kinds[kindIn(gone)] as Kind).cores
      }
    }
    return told.subarray(0, length)
  }

  /** Goes on from here by itself, with an arm that has followed until now. */
  fork(arm: Arm): History {
    const copy = new History(arm, this.stream, this.target, this.standing.fork())
    copy.at = this.at
    copy.used = this.used
    return copy
  }
}

const asked: Asked = { cores: 0, units: 0, diskGiB: 0 }
const found = nothingYet()

function place(arm: Arm, kind: number): number {
  const { cores, units, diskGiB } = kinds[kind] as Kind
  asked.cores = cores
  asked.units = units
  asked.diskGiB = diskGiB
  found.slot = none
  found.score = Number.POSITIVE_INFINITY
  arm.find(asked, found)
  if (found.slot !== none) arm.take(found.slot, cores, units, diskGiB)
  return found.slot
}

function remove(arm: Arm, machine: number): void {
  const { cores, units, diskGiB } = kinds[kindIn(machine)] as Kind
  arm.take(hostIn(machine), -cores, -units, -diskGiB)
}

/** Decides again, over hosts that were alike at the beginning: each machine comes to the same host. */
export function perform(arm: Arm, told: Told): void {
  for (let at = 0; at < told.length; at++) {
    const machine = told[at] as number
    if (machine < 0) remove(arm, ~machine)
    else if (place(arm, kindIn(machine)) !== hostOf(machine)) throw new Error('decided otherwise')
  }
}

/** Carries out what was decided. */
export function follow(arm: Arm, told: Told): void {
  for (const machine of told) {
    const { cores, units, diskGiB } = kinds[kindIn(machine < 0 ? ~machine : machine)] as Kind
    if (machine < 0) remove(arm, ~machine)
    else if (hostOf(machine) !== none) arm.take(hostIn(machine), cores, units, diskGiB)
  }
}

const hostOf = (machine: number) => (hostIn(machine) === nowhere ? none : hostIn(machine))
