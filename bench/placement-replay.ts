import { type Baseline, baselines, type Choose, type Neighbours } from '@/bench/placement-baselines'
import { HostSet } from '@/bench/placement-hosts'
import {
  endOf,
  type Flavour,
  firstToLeave,
  flavourAt,
  leaveUntil,
  type Trace,
  type Window,
} from '@/bench/placement-trace'
import { findBest } from '@/lib/scheduler/fleet/find-best'
import { Fleet } from '@/lib/scheduler/fleet/fleet'
import { none } from '@/lib/scheduler/fleet/shape-grid'
import type { Policy } from '@/lib/scheduler/policies/policy'

/** Somebody who chooses hosts: a baseline that looks at each, or a policy of ours through the index. */
export type Chooser = { choose: Choose; took?(slot: number, cores: number, units: number): void }
export type Arm = (hosts: HostSet, trace: Trace) => Chooser

export const byBaseline =
  (name: keyof typeof baselines): Arm =>
  (hosts, trace) => ({ choose: (baselines[name] as Baseline)(hosts, trace) })

export const byPolicy =
  (policy: Policy): Arm =>
  (hosts) => {
    const fleet = new Fleet(1)
    for (const { cores, units } of hosts.all)
      fleet.add({ cores, memoryMiB: units }, { cores, memoryMiB: units, diskGiB: 0 })
    const found = { slot: none, score: 0 }
    return {
      choose: (cores, units, group) => {
        found.slot = none
        found.score = Number.POSITIVE_INFINITY
        findBest(fleet, policy, { cores, units, diskGiB: 0, group }, found)
        return found.slot
      },
      took: (slot, cores, units) => fleet.take(slot, cores, units, 0),
    }
  }

export type Outcome = {
  /** Requests placed before the first one was refused. */
  placed: number
  refused: number
  askedCoreS: number
  refusedCoreS: number
  /** Hosts with a machine on them, over time. */
  hostSeconds: number
  moves: number
  requests: number
  samples: number[]
}

/** Called every `every` seconds of the trace with the cluster as it stands. */
export type Consolidation = { every: number; run(replay: Replay): void }
export type Settings = { untilRefused?: boolean; consolidation?: Consolidation; samples?: number }

/** One window of a trace on one cluster. A refused request is lost. */
export class Replay {
  readonly hosts: HostSet
  readonly outcome: Outcome = {
    placed: 0,
    refused: 0,
    askedCoreS: 0,
    refusedCoreS: 0,
    hostSeconds: 0,
    moves: 0,
    requests: 0,
    samples: [],
  }
  /** Where each request of the window stands. */
  readonly slotOf: Int32Array
  readonly machines: Int32Array
  readonly groups = new Map<number, { maxPerHost: number; members: Map<number, number> }>()
  private readonly chooser: Chooser
  private inUse = 0
  /** Since the last plan: where nothing came or went, the next one would be the same. */
  private changed = false
  private now: number

  constructor(
    readonly window: Window,
    all: readonly Flavour[],
    arm: Arm,
    private readonly settings: Settings = {},
  ) {
    this.hosts = new HostSet(all)
    this.slotOf = new Int32Array(window.to - window.from).fill(none)
    this.machines = new Int32Array(all.length)
    this.now = window.trace.arrive[window.from] as number
    this.chooser = arm(this.hosts, window.trace)
  }

  run(): Outcome {
    const { window, outcome, settings } = this
    const { trace, from, to } = window
    const end = endOf(window)
    const every = settings.consolidation?.every ?? Number.POSITIVE_INFINITY
    let tick = this.now + every
    let place = firstToLeave(window)
    const gone = (at: number) => {
      this.until(trace.leave[at] as number)
      this.leave(at)
    }
    for (let at = from; at < to; at++) {
      const time = trace.arrive[at] as number
      for (; tick <= time; tick += every) {
        place = leaveUntil(window, place, tick, gone)
        this.until(tick)
        if (!this.changed) continue
        this.changed = false
        settings.consolidation?.run(this)
      }
      place = leaveUntil(window, place, time, gone)
      this.until(time)
      const flavour = flavourAt(trace, at)
      if (!this.hosts.couldHold(flavour)) continue
      outcome.requests += 1
      const stays = Math.min(trace.leave[at] as number, end) - time
      outcome.askedCoreS += flavour.cores * stays
      if (this.arrive(at, flavour)) {
        if (outcome.refused === 0) outcome.placed += 1
        continue
      }
      if (settings.untilRefused) return outcome
      outcome.refused += 1
      outcome.refusedCoreS += flavour.cores * stays
    }
    return outcome
  }

  /** Carries a machine to another host. */
  move(at: number, to: number): void {
    this.leave(at)
    this.stand(at, to)
    this.outcome.moves += 1
  }

  groupOf(at: number): Neighbours | undefined {
    const { maxPerHost, group } = this.window.trace
    const most = maxPerHost[at] as number
    const id = group[at] as number
    if (most === 0 || id < 0) return undefined
    const known = this.groups.get(id) ?? { maxPerHost: most, members: new Map<number, number>() }
    this.groups.set(id, known)
    return known
  }

  private arrive(at: number, { cores, units }: Flavour): boolean {
    const slot = this.chooser.choose(cores, units, this.groupOf(at))
    if (slot === none) return false
    this.stand(at, slot)
    return true
  }

  private stand(at: number, slot: number): void {
    const now = (this.machines[slot] as number) + 1
    this.machines[slot] = now
    if (now === 1) this.inUse += 1
    this.slotOf[at - this.window.from] = slot
    this.change(at, slot, 1)
  }

  private leave(at: number): void {
    const slot = this.slotOf[at - this.window.from] as number
    if (slot === none) return
    const now = (this.machines[slot] as number) - 1
    this.machines[slot] = now
    if (now === 0) this.inUse -= 1
    this.slotOf[at - this.window.from] = none
    this.change(at, slot, -1)
  }

  private change(at: number, slot: number, by: 1 | -1): void {
    const { cores, units } = flavourAt(this.window.trace, at)
    this.changed = true
    this.hosts.take(slot, by * cores, by * units)
    this.chooser.took?.(slot, by * cores, by * units)
    const members = this.groupOf(at)?.members as Map<number, number> | undefined
    members?.set(slot, (members.get(slot) ?? 0) + by)
  }

  /** Counts the hosts in use up to a moment. */
  private until(time: number): void {
    const { settings, outcome, window } = this
    const start = window.trace.arrive[window.from] as number
    const samples = settings.samples ?? 0
    const step = (endOf(window) - start) / samples
    while (outcome.samples.length < samples && start + outcome.samples.length * step < time)
      outcome.samples.push(this.inUse)
    outcome.hostSeconds += this.inUse * (time - this.now)
    this.now = time
  }
}
