import { findBest, nothingYet } from '@/lib/scheduler/fleet/find-best'
import { Fleet } from '@/lib/scheduler/fleet/fleet'
import { none } from '@/lib/scheduler/fleet/shape-grid'
import type { HostView } from '@/lib/scheduler/place'
import type { Policy } from '@/lib/scheduler/policies/policy'

type Capacity = 'vcpu' | 'memoryMiB' | 'diskGiB'
type Free = 'freeVcpu' | 'freeMemoryMiB' | 'freeDiskGiB'
/** A host's slot is its place in the list, which is in order of age. Only hosts that are up take part. */
export type StandingHost = Pick<HostView, 'state' | Capacity | Free>

export type StandingMachine = {
  slot: number
  vcpu: number
  memoryMiB: number
  diskGiB: number
  groupId?: string
  /** Marked "do not move": its host is never emptied. */
  stays: boolean
}

/** Anti-affinity: at most so many of the group on one host; `members` counts them by slot, reservations too. */
export type StandingGroup = { maxPerHost: number; members: ReadonlyMap<number, number> }

export type Standing<M extends StandingMachine> = {
  hosts: readonly StandingHost[]
  machines: readonly M[]
  groups: ReadonlyMap<string, StandingGroup>
  policy: Policy
  /** Memory is counted in whole units, as in the index. */
  unitMiB: number
  /** The most moves in one plan. */
  budget: number
  /** Idle hosts that stay awake for what comes next. */
  reserve: number
}

export type Move<M> = { machine: M; from: number; to: number }
export type MovePlan<M> = { moves: Move<M>[]; emptied: number[]; powerDown: number[] }

/**
 * Which machines move so that hosts become empty (guide 5.3(4)): the host with the fewest machines first, each
 * machine where the pool's policy puts it among the hosts in use. A host that would not become wholly empty is
 * left alone. No move needs the room another one frees, so a plan may stop after any of them. Pure.
 */
export function planMoves<M extends StandingMachine>(standing: Standing<M>): MovePlan<M> {
  const { hosts, machines, budget } = standing
  const byHost = machinesByHost(hosts.length, machines)
  const world = worldOf(standing)
  const moves: Move<M>[] = []
  const emptied: number[] = []
  const received = new Set<number>()
  for (const slot of whatCanBeEmptied(hosts, byHost)) {
    const leaving = byHost[slot] ?? []
    if (moves.length + leaving.length > budget) break
    if (received.has(slot)) continue
    const away = emptying(world, slot, leaving)
    if (away.length === 0) continue
    for (const move of away) received.add(move.to)
    moves.push(...away)
    emptied.push(slot)
  }
  return { moves, emptied, powerDown: idleAfter(hosts, emptied).slice(standing.reserve) }
}

function machinesByHost<M extends StandingMachine>(count: number, machines: readonly M[]): M[][] {
  const byHost = Array.from({ length: count }, (): M[] => [])
  for (const machine of machines) byHost[machine.slot]?.push(machine)
  return byHost
}

/** Fewest machines first, then the least used, then the youngest host: the oldest hosts hold what lives longest. */
function whatCanBeEmptied(hosts: readonly StandingHost[], byHost: readonly StandingMachine[][]): number[] {
  const countOn = (slot: number) => byHost[slot]?.length ?? 0
  return [...hosts.keys()]
    .filter((slot) => {
      const [host, standing = []] = [hosts[slot], byHost[slot]]
      return host?.state === 'up' && standing.length > 0 && isAllThereIs(host, standing)
    })
    .sort((a, b) => countOn(a) - countOn(b) || usedShare(hosts[a]) - usedShare(hosts[b]) || b - a)
}

/** Reservations without a machine, and machines that may not move, keep a host from becoming empty. */
function isAllThereIs(host: StandingHost, standing: readonly StandingMachine[]): boolean {
  const sum = (of: Capacity) => standing.reduce((total, machine) => total + machine[of], 0)
  return (
    standing.every(({ stays }) => !stays) &&
    host.freeVcpu + sum('vcpu') === host.vcpu &&
    host.freeMemoryMiB + sum('memoryMiB') === host.memoryMiB &&
    host.freeDiskGiB + sum('diskGiB') === host.diskGiB
  )
}

const usedShare = (host: StandingHost | undefined) =>
  host ? 2 - host.freeVcpu / host.vcpu - host.freeMemoryMiB / host.memoryMiB : 0

const isIdle = (host: StandingHost) => host.freeVcpu === host.vcpu && host.freeMemoryMiB === host.memoryMiB

/** Those idle now come first: they need no move to have finished. */
function idleAfter(hosts: readonly StandingHost[], emptied: readonly number[]): number[] {
  const idleNow = hosts.flatMap((host, slot) => (host.state === 'up' && isIdle(host) ? [slot] : []))
  return [...idleNow, ...[...emptied].sort((a, b) => a - b)]
}

type Group = { maxPerHost: number; members: Map<number, number> }
type World = { fleet: Fleet; groups: ReadonlyMap<string, Group>; policy: Policy; unitMiB: number }

/** The hosts in use that may take a machine, indexed; groups as they stand while the plan is made. */
function worldOf({ hosts, groups, policy, unitMiB }: Standing<StandingMachine>): World {
  const fleet = new Fleet(unitMiB)
  for (const host of hosts) {
    const free = { cores: host.freeVcpu, memoryMiB: host.freeMemoryMiB, diskGiB: host.freeDiskGiB }
    const slot = fleet.add({ cores: host.vcpu, memoryMiB: host.memoryMiB }, free)
    if (host.state !== 'up' || isIdle(host)) fleet.leave(slot)
  }
  const copied = [...groups].map(([id, { maxPerHost, members }]): [string, Group] => [
    id,
    { maxPerHost, members: new Map(members) },
  ])
  return { fleet, groups: new Map(copied), policy, unitMiB }
}

/** The moves after which the host is empty, largest machine first; none where one of them finds no room. */
function emptying<M extends StandingMachine>(world: World, slot: number, leaving: readonly M[]): Move<M>[] {
  const { fleet } = world
  const [cores, units] = [fleet.freeCores(slot), fleet.freeUnits(slot)]
  fleet.leave(slot)
  const moves: Move<M>[] = []
  for (const machine of [...leaving].sort((a, b) => b.vcpu - a.vcpu || b.memoryMiB - a.memoryMiB)) {
    const to = bestFor(world, machine)
    if (to === none) {
      for (const move of moves) carry(world, move, -1)
      fleet.enter(slot, cores, units)
      return []
    }
    const move = { machine, from: slot, to }
    carry(world, move, 1)
    moves.push(move)
  }
  return moves
}

const unitsOf = ({ unitMiB }: World, { memoryMiB }: StandingMachine) => Math.ceil(memoryMiB / unitMiB)

function bestFor(world: World, machine: StandingMachine): number {
  const { vcpu: cores, diskGiB, groupId } = machine
  const group = groupId === undefined ? undefined : world.groups.get(groupId)
  const found = nothingYet()
  findBest(world.fleet, world.policy, { cores, units: unitsOf(world, machine), diskGiB, group }, found)
  return found.slot
}

/** Takes the room of a move and counts its group; with -1 both are given back. */
function carry(world: World, { machine, from, to }: Move<StandingMachine>, times: 1 | -1): void {
  const { vcpu, diskGiB, groupId } = machine
  world.fleet.take(to, times * vcpu, times * unitsOf(world, machine), times * diskGiB)
  const members = groupId === undefined ? undefined : world.groups.get(groupId)?.members
  if (!members) return
  for (const [slot, by] of [
    [from, -times],
    [to, times],
  ] as const) {
    const now = (members.get(slot) ?? 0) + by
    if (now > 0) members.set(slot, now)
    else members.delete(slot)
  }
}
