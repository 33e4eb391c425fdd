import { isIdle, isOn } from '@/lib/consolidation/hosts-awake'
import type { PoolMachine, PoolStanding } from '@/lib/consolidation/load-standing'
import type { PowerOf } from '@/lib/consolidation/power-of'
import { type Move, planMoves } from '@/lib/scheduler/consolidation/plan-moves'
import type { ListedHost } from '@/lib/scheduler/host-list'
import { policies } from '@/lib/scheduler/policies/policies'

export type DrawnHost = {
  host: ListedHost
  role: 'emptied' | 'target' | 'idle'
  sleeps: boolean
  vcpuAfter: number
  memoryAfterMiB: number
}
export type DrawnMove = { machine: PoolMachine; fromHostId: string; toHostId: string }
export type DrawnPlan = {
  moves: DrawnMove[]
  touched: DrawnHost[]
  hosts: number
  hostsOnBefore: number
  hostsOnAfter: number
  savedWhPerDay: number
}

/** The smallest machine has half a GiB, as in the placement index. */
const unitMiB = 512
/** So many hosts change at once, and no more: a mistake stays small, and the rest follows with the next plan. */
const mostPoweredDown = 500

/**
 * Which machines move and which hosts are then powered down, with what that saves: what the hosts would have drawn
 * idle, since the work is the same wherever it is done. Null: nothing would be powered down. Pure.
 */
export function drawPlan(
  standing: PoolStanding,
  { budget, reserve, powerOf }: { budget: number; reserve: number; powerOf: PowerOf },
): DrawnPlan | null {
  const { hosts, machines, groups, pool } = standing
  const policy = policies[pool.policy]
  const planned = planMoves({ hosts, machines, groups, policy, unitMiB, budget, reserve })
  const { moves } = planned
  // Those that the plan empties come last.
  const powerDown = planned.powerDown.slice(-mostPoweredDown)
  if (powerDown.length === 0) return null
  const asleep = new Set(powerDown)
  const on = hosts.filter(isOn).length
  return {
    moves: moves.map(({ machine, from, to }) => ({
      machine,
      fromHostId: hosts[from]?.id ?? '',
      toHostId: hosts[to]?.id ?? '',
    })),
    touched: touchedBy(standing, moves, asleep),
    hosts: hosts.length,
    hostsOnBefore: on,
    hostsOnAfter: on - powerDown.length,
    savedWhPerDay: Math.round(
      powerDown.reduce((sum, slot) => sum + powerOf(hosts[slot]?.vcpu ?? 0).idleWatts * 24, 0),
    ),
  }
}

function touchedBy(
  { hosts }: PoolStanding,
  moves: readonly Move<PoolMachine>[],
  asleep: ReadonlySet<number>,
): DrawnHost[] {
  const change = new Map<number, { vcpu: number; memoryMiB: number; leaves: boolean }>()
  for (const { machine, from, to } of moves)
    for (const [slot, times] of [
      [from, -1],
      [to, 1],
    ] as const) {
      const now = change.get(slot) ?? { vcpu: 0, memoryMiB: 0, leaves: false }
      now.vcpu += times * machine.vcpu
      now.memoryMiB += times * machine.memoryMiB
      now.leaves ||= times < 0
      change.set(slot, now)
    }
  return hosts.flatMap((host, slot): DrawnHost[] => {
    const changed = change.get(slot)
    if (!changed && !(asleep.has(slot) && isIdle(host))) return []
    return [
      {
        host,
        role: changed ? (changed.leaves ? 'emptied' : 'target') : 'idle',
        sleeps: asleep.has(slot),
        vcpuAfter: host.vcpu - host.freeVcpu + (changed?.vcpu ?? 0),
        memoryAfterMiB: host.memoryMiB - host.freeMemoryMiB + (changed?.memoryMiB ?? 0),
      },
    ]
  })
}
