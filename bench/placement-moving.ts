import type { Consolidation, Replay } from '@/bench/placement-replay'
import { flavourAt } from '@/bench/placement-trace'
import { planMoves, type StandingGroup, type StandingMachine } from '@/lib/scheduler/consolidation/plan-moves'
import { none } from '@/lib/scheduler/fleet/shape-grid'
import type { Policy } from '@/lib/scheduler/policies/policy'

type Standing = StandingMachine & { at: number }

/** Seconds between plans, and the most moves in one. */
export type Pace = { everyS: number; budget: number }

/** The product's planner on the hosts of a replay; its moves are carried out at once. */
export function consolidation(policy: Policy, { everyS, budget }: Pace): Consolidation {
  return {
    every: everyS,
    run: (replay) => {
      const { moves } = planMoves({
        hosts: hostsOf(replay),
        machines: machinesOf(replay),
        groups: groupsOf(replay),
        policy,
        unitMiB: 1,
        budget,
        reserve: 0,
      })
      for (const { machine, to } of moves) replay.move(machine.at, to)
    },
  }
}

function hostsOf({ hosts: { all, freeCores, freeUnits } }: Replay) {
  return all.map(({ cores, units }, slot) => ({
    state: 'up',
    vcpu: cores,
    memoryMiB: units,
    diskGiB: 0,
    freeVcpu: freeCores[slot] as number,
    freeMemoryMiB: freeUnits[slot] as number,
    freeDiskGiB: 0,
  }))
}

function machinesOf(replay: Replay): Standing[] {
  const { slotOf, window } = replay
  const standing: Standing[] = []
  for (let one = 0; one < slotOf.length; one++) {
    const slot = slotOf[one] as number
    if (slot === none) continue
    const at = window.from + one
    const { cores, units } = flavourAt(window.trace, at)
    const groupId = replay.groupOf(at) ? String(window.trace.group[at]) : undefined
    standing.push({ at, slot, vcpu: cores, memoryMiB: units, diskGiB: 0, groupId, stays: false })
  }
  return standing
}

const groupsOf = ({ groups }: Replay): Map<string, StandingGroup> =>
  new Map([...groups].map(([id, group]) => [String(id), group]))
