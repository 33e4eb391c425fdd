import type { Pool } from 'pg'
import { hostDiskGiB, hostShapes, type Supposed, supposedDemand, unitMiB } from '@/bench/whatif-world'
import type { Day } from '@/lib/scheduler/what-if/simulate'
import { decideBatch } from '@/lib/scheduler/writer/decide-batch'
import { GroupMembers } from '@/lib/scheduler/writer/group-members'
import type { HostRow } from '@/lib/scheduler/writer/host-rows'
import { PoolIndex } from '@/lib/scheduler/writer/pool-index'
import type { Shard } from '@/lib/scheduler/writer/shard'

const daySeconds = 86_400
const where = { zone: 'extranet', protectionLevel: 2, architecture: 'x86_64' }
const lease = {
  poolId: 'pool',
  epoch: 1,
  open: true,
  zone: where.zone,
  levels: [where.protectionLevel],
  headroom: [],
  architecture: where.architecture,
  policy: 'pack',
} as const

/** The same machines in the order of their comings and goings, each decided as the live writer decides. */
export async function replayDays(supposed: Supposed): Promise<Day[]> {
  const shapes = hostShapes(supposed)
  const rows = shapes.map(({ vcpu, memoryMiB }, at): HostRow => {
    const room = [vcpu, memoryMiB, hostDiskGiB] as const
    return [`host-${at}`, ...room, ...room, true, 0]
  })
  const shard: Shard = { lease, index: new PoolIndex(rows), poll: '' }
  const groups = await GroupMembers.read(null as unknown as Pool, new Set())
  const demand = supposedDemand(supposed)
  const slots = new Map<number, number>()
  const onHost = new Map<number, number>()
  const sizeOf = (who: number) => ({
    vcpu: demand.cores[who] as number,
    memoryMiB: (demand.units[who] as number) * unitMiB,
    diskGiB: demand.diskGiB[who] as number,
  })
  const days: Day[] = []
  const now = { placed: 0, refused: 0, coresInUse: 0, hostsInUse: 0, machines: 0 }

  function come(who: number): void {
    const ask = {
      key: String(who),
      agencyId: '',
      request: { ...sizeOf(who), ...where },
      holdSeconds: 0,
      at: '',
    }
    const waiting = { ask, settle: () => {}, since: 0, tries: 0 }
    const chosen = decideBatch([shard], [waiting], groups).chosen.get(shard)?.[0]
    if (!chosen) {
      now.refused += 1
      return
    }
    const { slot } = chosen
    slots.set(who, slot)
    onHost.set(slot, (onHost.get(slot) ?? 0) + 1)
    now.placed += 1
    now.coresInUse += ask.request.vcpu
  }

  function leave(who: number): void {
    const slot = slots.get(who)
    if (slot === undefined) return
    shard.index.take(slot, sizeOf(who), -1)
    slots.delete(who)
    const left = (onHost.get(slot) ?? 0) - 1
    if (left > 0) onHost.set(slot, left)
    else onHost.delete(slot)
    now.coresInUse -= demand.cores[who] as number
  }

  let day = 0
  for (const { at, who, comes } of happenings(demand)) {
    while (at >= (day + 1) * daySeconds && day < supposed.days) {
      days.push({ ...now, hostsInUse: onHost.size, machines: slots.size })
      now.placed = 0
      now.refused = 0
      day += 1
    }
    if (day === supposed.days) break
    if (comes) come(who)
    else leave(who)
  }
  return days
}

type Happening = { at: number; who: number; comes: boolean }

/** Who leaves at a moment goes before who comes at it. */
function happenings({ at, lifetime }: ReturnType<typeof supposedDemand>): Happening[] {
  const all: Happening[] = []
  for (let who = 0; who < at.length; who++) {
    const moment = at[who] as number
    all.push({ at: moment, who, comes: true }, { at: moment + (lifetime[who] as number), who, comes: false })
  }
  return all.sort((a, b) => a.at - b.at || Number(a.comes) - Number(b.comes) || a.who - b.who)
}
