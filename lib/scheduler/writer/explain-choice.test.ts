import { expect, test } from 'vitest'
import { type Random, randomFrom } from '@/lib/random'
import { type Headroom, heldBackOf } from '@/lib/scheduler/headroom/held-back'
import { filters, type HostView, type PlaceRequest, place } from '@/lib/scheduler/place'
import { type PolicyName, policies } from '@/lib/scheduler/policies/policies'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { decideBatch, type Waiting } from '@/lib/scheduler/writer/decide-batch'
import { GroupMembers } from '@/lib/scheduler/writer/group-members'
import type { Lease } from '@/lib/scheduler/writer/leases'
import { PoolIndex } from '@/lib/scheduler/writer/pool-index'
import type { Shard } from '@/lib/scheduler/writer/shard'

const poolIds = ['pool-a', 'pool-b', 'pool-c']
const shapes = [
  { vcpu: 40, memoryMiB: 90 * 1024, diskGiB: 900 },
  { vcpu: 64, memoryMiB: 256 * 1024, diskGiB: 1500 },
]
const sizes = [
  [1, 1],
  [2, 4],
  [4, 32],
  [8, 16],
  [16, 64],
] as const

type Pools = Record<string, { lease: Lease; headroom: Headroom[] }>

function somePools(random: Random, policy: PolicyName): Pools {
  return Object.fromEntries(
    poolIds.map((poolId, at) => {
      const own = { purpose: at === 0 ? null : 'census', sharePercent: 20, vcpu: null, memoryMiB: null }
      const headroom = random.below(2) === 0 ? [own, { ...own, purpose: null, sharePercent: 5 }] : []
      const lease = {
        poolId,
        epoch: 1,
        open: true,
        zone: 'extranet',
        levels: at === 2 ? [3] : [2, 3],
        architecture: 'x86_64',
        policy,
        headroom,
      }
      return [poolId, { lease, headroom }]
    }),
  )
}

function someHosts(random: Random, pools: Pools, count: number): HostView[] {
  const hosts = Array.from({ length: count }, (_, at): HostView => {
    const { vcpu, memoryMiB, diskGiB } = random.pick(shapes)
    const { lease } = pools[random.pick(poolIds)] as Pools[string]
    return {
      id: `host-${String(at).padStart(3, '0')}`,
      poolId: lease.poolId,
      poolOpen: true,
      zone: lease.zone,
      protectionLevels: lease.levels,
      architecture: lease.architecture,
      state: random.below(9) === 0 ? 'drain' : 'up',
      vcpu,
      memoryMiB,
      diskGiB,
      freeVcpu: random.below(vcpu + 1),
      freeMemoryMiB: random.below(memoryMiB / 512 + 1) * 512,
      freeDiskGiB: random.below(diskGiB),
      machines: 1,
      createdAt: new Date(at),
    }
  })
  return hosts.map((host) => ({ ...host, heldBack: heldBackIn(pools, host.poolId, hosts) }))
}

function heldBackIn(pools: Pools, poolId: string, hosts: readonly HostView[]) {
  const { headroom = [] } = pools[poolId] ?? {}
  const up = hosts.filter((host) => host.poolId === poolId && host.state === 'up')
  const sum = (of: 'vcpu' | 'memoryMiB') => up.reduce((all, host) => all + host[of], 0)
  return headroom.length > 0
    ? heldBackOf(headroom, { vcpu: sum('vcpu'), memoryMiB: sum('memoryMiB') })
    : undefined
}

const shardsOf = (pools: Pools, hosts: readonly HostView[]): Shard[] =>
  poolIds.map((poolId) => {
    const own = hosts.filter((host) => host.poolId === poolId).toReversed()
    const { lease } = pools[poolId] as Pools[string]
    const index = new PoolIndex(
      own.map((h) => [
        h.id,
        h.vcpu,
        h.memoryMiB,
        h.diskGiB,
        h.freeVcpu,
        h.freeMemoryMiB,
        h.freeDiskGiB,
        h.state === 'up',
        1,
      ]),
    )
    return { lease, index, poll: '' }
  })

type Standing = { together: boolean; members: Map<string, number> }

/** As the table would answer. */
const groupsOf = (standing: Standing) => {
  const rows = [...standing.members].map(([host, members]) => ({
    id: 'group',
    max: standing.together ? 1000 : 2,
    together: standing.together,
    host,
    members,
  }))
  const none = { id: 'group', max: standing.together ? 1000 : 2, together: standing.together, host: null }
  const db = { query: async () => ({ rows: rows.length > 0 ? rows : [{ ...none, members: 0 }] }) }
  return GroupMembers.read(db as never, new Set(['group']))
}

function someStanding(random: Random, hosts: readonly HostView[]): Standing {
  const together = random.below(2) === 0
  const count = random.below(together ? 2 : 6)
  const members = new Map(
    Array.from({ length: count }, () => [random.pick(hosts).id, 1 + random.below(2)] as const),
  )
  return { together, members }
}

function someRequest(random: Random): CapacityRequest {
  const [vcpu, gib] = random.pick(sizes)
  return {
    vcpu,
    memoryMiB: gib * 1024,
    diskGiB: random.pick([0, 40, 200, 800]),
    zone: 'extranet',
    protectionLevel: random.pick([2, 3]),
    architecture: 'x86_64',
    ...(random.below(3) === 0 ? { groupId: 'group' } : {}),
    ...(random.below(4) === 0 ? { recovery: true } : {}),
    ...(random.below(5) === 0 ? { mates: { vcpu: 2, memoryMiB: 2048, diskGiB: 10 } } : {}),
    ...(random.below(5) === 0 ? { poolId: random.pick(poolIds) } : {}),
  }
}

test.each(['pack', 'spread', 'blend'] as const)(
  'what the index says of a choice (%s) is what a look at every host says',
  async (policy) => {
    const random = randomFrom(11)
    let placed = 0
    for (let round = 0; round < 300; round++) {
      const pools = somePools(random, policy)
      const hosts = someHosts(random, pools, 1 + random.below(40))
      const standing = someStanding(random, hosts)
      const request = someRequest(random)
      const ask = { key: 'k', agencyId: 'a', request, holdSeconds: 1, at: '' }
      const waiting: Waiting = { ask, settle: () => {}, since: 0, tries: 0 }
      const { chosen } = decideBatch(shardsOf(pools, hosts), [waiting], await groupsOf(standing))
      const [decision] = [...chosen.values()].flat()
      const { groupId, ...plain } = request
      const group = { maxPerHost: standing.together ? 1000 : 2, ...standing }
      const asked: PlaceRequest = groupId ? { ...plain, group } : plain
      const byScan = place(asked, hosts, () => policies[policy])
      expect(decision === undefined).toBe('refused' in byScan)
      if (!decision || 'refused' in byScan) continue
      placed += 1
      const { looked, left, best } = decision.explanation
      expect({ looked, left }).toEqual({
        looked: byScan.looked,
        left: byScan.funnel.map(({ remaining }) => remaining),
      })
      expect(left).toHaveLength(filters.length)
      expect(best.map(({ score }) => score)).toEqual(byScan.best.map(({ score }) => score))
    }
    expect(placed).toBeGreaterThan(100)
  },
)

test('a batch that is placed one after the other explains each with what those before it took', async () => {
  const random = randomFrom(3)
  const pools = somePools(random, 'pack')
  const hosts = someHosts(random, pools, 30)
  const request = { ...someRequest(random), vcpu: 2, memoryMiB: 2048, diskGiB: 0, groupId: null }
  const batch = Array.from({ length: 20 }, (_, at): Waiting => {
    const ask = { key: `${at}`, agencyId: 'a', request, holdSeconds: 1, at: '' }
    return { ask, settle: () => {}, since: 0, tries: 0 }
  })
  const groups = await groupsOf({ together: false, members: new Map() })
  const { chosen } = decideBatch(shardsOf(pools, hosts), batch, groups)
  const byKey = new Map([...chosen.values()].flat().map((each) => [each.ask.key, each]))
  for (const { ask } of batch) {
    const byScan = place(request, hosts, () => policies.pack)
    const decision = byKey.get(ask.key)
    if ('refused' in byScan || !decision) throw new Error('not placed')
    expect(decision.explanation.left).toEqual(byScan.funnel.map(({ remaining }) => remaining))
    const host = hosts.find(({ id }) => id === decision.hostId) as HostView
    host.freeVcpu -= request.vcpu
    host.freeMemoryMiB -= request.memoryMiB
  }
})
