import type { ErrorCode } from '@/lib/errors'
import type { Policy } from '@/lib/scheduler/policies/policy'

/** One machine to place. Only hosts whose pool serves the zone, level and architecture are considered. */
export type PlaceRequest = {
  vcpu: number
  memoryMiB: number
  diskGiB: number
  zone: string
  protectionLevel: number
  architecture: string
  /** A machine that exists moves only within its pool: no engine carries one to another. */
  poolId?: string
  /** Anti-affinity: at most so many of the group on one host; `members` counts those there now. */
  group?: { maxPerHost: number; members: ReadonlyMap<string, number> }
}

/** A host with what its pool says about it. Capacity includes overcommit; free = capacity - reserved. */
export type HostView = {
  id: string
  poolId: string
  poolOpen: boolean
  zone: string
  protectionLevels: readonly number[]
  architecture: string
  state: string
  vcpu: number
  memoryMiB: number
  diskGiB: number
  freeVcpu: number
  freeMemoryMiB: number
  freeDiskGiB: number
  machines: number
  createdAt: Date
}

/** Of the pool a host belongs to. */
export type PolicyOf<H extends HostView = HostView> = (host: H) => Policy

/** In the order in which they are applied; the explainer draws them as a funnel. */
export const filters = ['pool', 'level', 'architecture', 'state', 'cpu', 'memory', 'disk', 'group'] as const
export type Filter = (typeof filters)[number]
export type Funnel = { filter: Filter; remaining: number }[]

/** `best` is the most any host still considered had to offer of what was asked for. */
export type Reason = { filter: Filter; code: ErrorCode; params: { needed: number; best: number } }

export type Placement<H extends HostView = HostView> =
  | { host: H; score: number; considered: number; best: { id: string; score: number }[]; funnel: Funnel }
  | { refused: Reason[]; funnel: Funnel }

/**
 * Pure: decides and explains; the claim in the database is what makes it true. Equal scores go to the oldest
 * host, then to the smaller id.
 */
export function place<H extends HostView>(
  request: PlaceRequest,
  hosts: readonly H[],
  policyOf: PolicyOf<H>,
): Placement<H> {
  const failures = new Array<number>(filters.length + 1).fill(0)
  const best: { host: H; score: number }[] = []
  for (const host of hosts) {
    const passed = filtersPassed(host, request)
    failures[passed] = (failures[passed] ?? 0) + 1
    if (passed === filters.length) keepBest(best, host, scoreOf(policyOf(host), host, request))
  }
  const funnel = funnelOf(failures, hosts.length)
  const winner = best[0]
  if (!winner) return { refused: explain(request, hosts, funnel), funnel }
  return {
    host: winner.host,
    score: winner.score,
    considered: failures[filters.length] ?? 0,
    best: best.map(({ host, score }) => ({ id: host.id, score })),
    funnel,
  }
}

/** How many filters the host passes, in their order; all of them means that the machine fits. */
export function filtersPassed(host: HostView, request: PlaceRequest): number {
  if (!host.poolOpen || host.zone !== request.zone) return 0
  if (request.poolId && host.poolId !== request.poolId) return 0
  if (!host.protectionLevels.includes(request.protectionLevel)) return 1
  if (host.architecture !== request.architecture) return 2
  if (host.state !== 'up') return 3
  if (host.freeVcpu < request.vcpu) return 4
  if (host.freeMemoryMiB < request.memoryMiB) return 5
  if (host.freeDiskGiB < request.diskGiB) return 6
  const { group } = request
  if (group && (group.members.get(host.id) ?? 0) >= group.maxPerHost) return 7
  return filters.length
}

/** What the policy thinks of the host with the machine on it. */
export function scoreOf(policy: Policy, host: HostView, { vcpu, memoryMiB, group }: PlaceRequest): number {
  const idle = host.freeVcpu === host.vcpu && host.freeMemoryMiB === host.memoryMiB
  return policy.score(
    (host.freeVcpu - vcpu) / host.vcpu,
    (host.freeMemoryMiB - memoryMiB) / host.memoryMiB,
    idle,
    group?.members.get(host.id) ?? 0,
  )
}

function keepBest<H extends HostView>(best: { host: H; score: number }[], host: H, score: number): void {
  const last = best[2]
  if (last && !isBetter(score, host, last)) return
  const rank = best.findIndex((kept) => isBetter(score, host, kept))
  best.splice(rank < 0 ? best.length : rank, 0, { host, score })
  best.length = Math.min(best.length, 3)
}

function isBetter(score: number, host: HostView, than: { host: HostView; score: number }): boolean {
  if (score !== than.score) return score < than.score
  const age = host.createdAt.getTime() - than.host.createdAt.getTime()
  return age === 0 ? host.id < than.host.id : age < 0
}

function funnelOf(failures: readonly number[], total: number): Funnel {
  let remaining = total
  return filters.map((filter, index) => {
    remaining -= failures[index] ?? 0
    return { filter, remaining }
  })
}

const refusalCodes = {
  pool: 'scheduler.refusedPool',
  level: 'scheduler.refusedLevel',
  architecture: 'scheduler.refusedArchitecture',
  state: 'scheduler.refusedState',
  cpu: 'scheduler.refusedCpu',
  memory: 'scheduler.refusedMemory',
  disk: 'scheduler.refusedDisk',
  group: 'scheduler.refusedGroup',
} as const satisfies Record<Filter, ErrorCode>

const offers = {
  cpu: { asked: 'vcpu', free: 'freeVcpu' },
  memory: { asked: 'memoryMiB', free: 'freeMemoryMiB' },
  disk: { asked: 'diskGiB', free: 'freeDiskGiB' },
} as const

/** The filter that let no host through, then every other capacity of which no single host has enough. */
function explain(request: PlaceRequest, hosts: readonly HostView[], funnel: Funnel): Reason[] {
  const decisive = funnel.findIndex(({ remaining }) => remaining === 0)
  const firstCapacity = filters.indexOf('cpu')
  return filters.flatMap((filter, index) => {
    if (!(filter in offers)) return index === decisive ? [reason(filter, 1, 0)] : []
    const { asked, free } = offers[filter as keyof typeof offers]
    const least = index === decisive ? decisive : firstCapacity
    const best = hosts.reduce(
      (most, host) => (filtersPassed(host, request) >= least ? Math.max(most, host[free]) : most),
      0,
    )
    const alsoLacking = decisive >= firstCapacity && index > decisive && best < request[asked]
    return index === decisive || alsoLacking ? [reason(filter, request[asked], best)] : []
  })
}

const reason = (filter: Filter, needed: number, best: number): Reason => ({
  filter,
  code: refusalCodes[filter],
  params: { needed, best },
})
