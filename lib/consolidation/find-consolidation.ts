import { authorize } from '@/lib/auth/permissions'
import { isIdle, isOn } from '@/lib/consolidation/hosts-awake'
import { loadReserve } from '@/lib/consolidation/load-reserve'
import { loadPower } from '@/lib/consolidation/power-of'
import { type Setting, settingOf } from '@/lib/consolidation/queries'
import type { Ctx } from '@/lib/context'
import { computeDriver } from '@/lib/providers/registry'
import type { PowerModel } from '@/lib/scheduler/consolidation/energy'
import { readHostList } from '@/lib/scheduler/host-list'
import { rests } from '@/lib/scheduler/host-states'
import type { Pool } from '@/lib/scheduler/list-pools'

export type Consolidation = {
  setting: Setting | null
  /** What the engine can do; without both the pool is not consolidated. */
  abilities: { move: boolean; power: boolean }
  hosts: { all: number; on: number; idle: number; asleep: number }
  /** Empty hosts that must be awake now. */
  reserve: number
  shapes: (PowerModel & { vcpu: number; hosts: number; measured: boolean })[]
}

/** How a pool is consolidated and how it stands now. */
export async function findConsolidation(ctx: Ctx, pool: Pool): Promise<Consolidation> {
  authorize(ctx.actor, 'capacity:read')
  const { move, power } = computeDriver(ctx.databases, pool).abilities
  const [setting, list, powerOf] = await Promise.all([
    settingOf(ctx, pool.id),
    readHostList(ctx),
    loadPower(ctx, pool),
  ])
  const hosts = list.filter(({ poolId }) => poolId === pool.id)
  const sizes = [...new Set(hosts.map(({ vcpu }) => vcpu))].sort((a, b) => a - b)
  return {
    setting,
    abilities: { move, power },
    hosts: {
      all: hosts.length,
      on: hosts.filter(isOn).length,
      idle: hosts.filter(isIdle).length,
      asleep: hosts.filter(({ state }) => rests(state)).length,
    },
    reserve: await loadReserve(ctx, pool, hosts, setting?.minimumReserve ?? 0),
    shapes: sizes.map((vcpu) => ({
      ...powerOf(vcpu),
      vcpu,
      hosts: hosts.filter((host) => host.vcpu === vcpu).length,
    })),
  }
}
