import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Move,
  type MovePlan,
  planMoves,
  type Standing,
  type StandingHost,
  type StandingMachine,
} from '@/lib/scheduler/consolidation/plan-moves'
import { pack } from '@/lib/scheduler/policies/pack'

type Machine = StandingMachine & { id: number }
const gib = 1024

/** Hosts of these states with these machines on them; what is free follows. */
function standing(
  states: readonly string[],
  machines: readonly Machine[],
  more: Partial<Standing<Machine>> = {},
): Standing<Machine> {
  const hosts: StandingHost[] = states.map((state, slot) => {
    const on = machines.filter((machine) => machine.slot === slot)
    const left = (of: 'vcpu' | 'memoryMiB' | 'diskGiB', all: number) =>
      on.reduce((free, machine) => free - machine[of], all)
    return {
      state,
      vcpu: 16,
      memoryMiB: 64 * gib,
      diskGiB: 500,
      freeVcpu: left('vcpu', 16),
      freeMemoryMiB: left('memoryMiB', 64 * gib),
      freeDiskGiB: left('diskGiB', 500),
    }
  })
  return {
    hosts,
    machines,
    groups: groupsOf(machines),
    policy: pack,
    unitMiB: gib,
    budget: 100,
    reserve: 0,
    ...more,
  }
}

function groupsOf(machines: readonly Machine[]): Standing<Machine>['groups'] {
  const groups = new Map<string, { maxPerHost: number; members: Map<number, number> }>()
  for (const { groupId, slot } of machines) {
    if (!groupId) continue
    const group = groups.get(groupId) ?? { maxPerHost: 2, members: new Map<number, number>() }
    group.members.set(slot, (group.members.get(slot) ?? 0) + 1)
    groups.set(groupId, group)
  }
  return groups
}

let lastId = 0
const aMachine = (slot: number, vcpu: number, more: Partial<Machine> = {}): Machine => {
  lastId += 1
  return { id: lastId, slot, vcpu, memoryMiB: 2 * gib * vcpu, diskGiB: 20, stays: false, ...more }
}

describe('which hosts are emptied', () => {
  test('the host with the fewest machines first, onto the fullest in use', () => {
    const few = aMachine(2, 2)
    const plan = planMoves(
      standing(
        ['up', 'up', 'up', 'up'],
        [aMachine(0, 8), aMachine(0, 4), aMachine(1, 4), aMachine(1, 4), few],
      ),
    )
    expect(plan.moves[0]).toEqual({ machine: few, from: 2, to: 0 })
    expect(plan.emptied).toContain(2)
  })

  test('fifty hosts with a small machine each become seven full ones', () => {
    const slots = Array.from({ length: 50 }, (_, slot) => slot)
    const plan = planMoves(
      standing(
        slots.map(() => 'up'),
        slots.map((slot) => aMachine(slot, 2)),
      ),
    )
    expect(plan.emptied).toHaveLength(43)
  })

  test('a host one of whose machines finds no room keeps all of them', () => {
    const plan = planMoves(standing(['up', 'up'], [aMachine(0, 12), aMachine(1, 2), aMachine(1, 11)]))
    expect(plan).toEqual({ moves: [], emptied: [], powerDown: [] })
  })

  test('no machine is moved to an idle host, nor back and forth', () => {
    const plan = planMoves(standing(['up', 'up', 'up'], [aMachine(0, 4), aMachine(1, 4)]))
    expect(plan.moves).toHaveLength(1)
    expect(plan.moves.map(({ to }) => to)).not.toContain(2)
  })

  test('what is reserved for a machine that is not there yet keeps its host in use', () => {
    const asked = standing(['up', 'up'], [aMachine(0, 8), aMachine(1, 2)])
    const hosts = asked.hosts.map((host, slot) => (slot === 1 ? { ...host, freeVcpu: 10 } : host))
    expect(planMoves({ ...asked, hosts }).emptied).toEqual([0])
  })

  test('a machine marked "do not move" keeps its host; others may still join it', () => {
    const marked = aMachine(1, 1, { stays: true })
    const plan = planMoves(standing(['up', 'up'], [aMachine(0, 4), aMachine(0, 4), marked]))
    expect(plan.emptied).toEqual([0])
    expect(plan.moves.every(({ to }) => to === 1)).toBe(true)
  })

  test.each(['maintenance', 'drain', 'down'])('a host in %s neither gives nor takes', (state) => {
    const plan = planMoves(standing([state, 'up'], [aMachine(0, 2), aMachine(1, 4)]))
    expect(plan.moves).toEqual([])
  })

  test('of a group no more than its limit come to one host', () => {
    const own = { groupId: 'a' }
    const plan = planMoves(
      standing(['up', 'up'], [aMachine(0, 2, own), aMachine(0, 2, own), aMachine(1, 1, own)]),
    )
    expect(plan.moves).toEqual([])
  })
})

test('the reserve stays awake: those idle already first, the oldest of them', () => {
  const machines = [aMachine(0, 2), aMachine(3, 8)]
  const states = ['up', 'up', 'up', 'up']
  expect(planMoves(standing(states, machines)).powerDown).toEqual([1, 2, 0])
  expect(planMoves(standing(states, machines, { reserve: 1 })).powerDown).toEqual([2, 0])
  expect(planMoves(standing(states, machines, { reserve: 9 })).powerDown).toEqual([])
})

describe('whatever stands there', () => {
  const anything = fc
    .record({
      states: fc.array(
        fc.oneof({ weight: 8, arbitrary: fc.constant('up') }, fc.constantFrom('maintenance', 'drain')),
        { minLength: 1, maxLength: 12 },
      ),
      wanted: fc.array(
        fc.record({
          slot: fc.nat(11),
          vcpu: fc.constantFrom(1, 2, 4, 8),
          memoryMiB: fc.constantFrom(1, 4, 16, 32).map((size) => size * gib),
          diskGiB: fc.constantFrom(0, 20, 100, 300),
          groupId: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
          stays: fc.integer({ min: 0, max: 19 }).map((one) => one === 0),
        }),
        { maxLength: 40 },
      ),
      budget: fc.nat(30),
      reserve: fc.nat(4),
    })
    .map(({ states, wanted, budget, reserve }) =>
      standing(states, thatFit(states.length, wanted), { budget, reserve }),
    )

  const holds = (name: string, rule: (asked: Standing<Machine>, plan: MovePlan<Machine>) => void) =>
    test(name, () => {
      fc.assert(
        fc.property(anything, (asked) => rule(asked, planMoves(asked))),
        { numRuns: 300 },
      )
    })

  holds('no host is ever oversold, after any of the moves', ({ hosts }, { moves }) => {
    const free = hosts.map(({ freeVcpu, freeMemoryMiB, freeDiskGiB }) => [
      freeVcpu,
      freeMemoryMiB,
      freeDiskGiB,
    ])
    for (const { machine, to } of moves) {
      const left = [machine.vcpu, machine.memoryMiB, machine.diskGiB].map(
        (asked, at) => (free[to]?.[at] ?? 0) - asked,
      )
      expect(Math.min(...left)).toBeGreaterThanOrEqual(0)
      free[to] = left
    }
  })

  holds('no group is broken that was whole', ({ machines, groups }, { moves }) => {
    for (const [id, { maxPerHost }] of groups) {
      const members = groupsOf(stateAfter(machines, moves)).get(id)?.members
      for (const { to } of moves.filter(({ machine }) => machine.groupId === id))
        expect(members?.get(to) ?? 0).toBeLessThanOrEqual(maxPerHost)
    }
  })

  holds('the budget is kept', ({ budget }, { moves }) => {
    expect(moves.length).toBeLessThanOrEqual(budget)
  })

  holds(
    'every host said to be emptied is empty, and nobody else has moved',
    ({ machines }, { moves, emptied }) => {
      const standingOn = new Set(stateAfter(machines, moves).map(({ slot }) => slot))
      expect(emptied.filter((slot) => standingOn.has(slot))).toEqual([])
      expect(new Set(moves.map(({ from }) => from))).toEqual(new Set(emptied))
      expect(new Set(moves.map(({ machine }) => machine.id)).size).toBe(moves.length)
    },
  )

  holds(
    'only hosts that are up take part, and none whose machine stays',
    ({ hosts, machines }, { moves }) => {
      const kept = new Set(machines.filter(({ stays }) => stays).map(({ slot }) => slot))
      for (const { from, to } of moves) {
        expect([hosts[from]?.state, hosts[to]?.state]).toEqual(['up', 'up'])
        expect(kept.has(from)).toBe(false)
      }
    },
  )

  holds('hosts put to sleep are empty, and the reserve is awake', ({ hosts, machines, reserve }, plan) => {
    const standingOn = new Set(stateAfter(machines, plan.moves).map(({ slot }) => slot))
    const idle = hosts.filter(({ state }, slot) => state === 'up' && !standingOn.has(slot)).length
    expect(plan.powerDown.filter((slot) => standingOn.has(slot))).toEqual([])
    expect(plan.powerDown).toHaveLength(Math.max(0, idle - reserve))
  })
})

const stateAfter = (machines: readonly Machine[], moves: readonly Move<Machine>[]): Machine[] => {
  const to = new Map(moves.map((move) => [move.machine.id, move.to]))
  return machines.map((machine) => ({ ...machine, slot: to.get(machine.id) ?? machine.slot }))
}

/** Those of the wanted machines that their hosts and groups have room for, one after the other. */
function thatFit(count: number, wanted: readonly Omit<Machine, 'id'>[]): Machine[] {
  const kept: Machine[] = []
  for (const [id, machine] of wanted.entries()) {
    const slot = machine.slot % count
    const there = kept.filter((other) => other.slot === slot)
    const sum = (of: 'vcpu' | 'memoryMiB' | 'diskGiB') =>
      there.reduce((all, other) => all + other[of], machine[of])
    const inGroup = there.filter(({ groupId }) => groupId && groupId === machine.groupId).length
    if (sum('vcpu') <= 16 && sum('memoryMiB') <= 64 * gib && sum('diskGiB') <= 500 && inGroup < 2)
      kept.push({ ...machine, id, slot })
  }
  return kept
}
