import type { ErrorCode } from '@/lib/errors'
import { gives, type HeldBack, type Room, spareByPool } from '@/lib/scheduler/headroom/held-back'
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
  group?: Group
  /** What others of the same order need that are to stand with it: room for all is looked for, its own is taken. */
  mates?: Amounts
  /** Only this host will do. */
  hostId?: string
  /** Rebuilding and evacuating may use the room that is held back for them. */
  recovery?: boolean
}

export type Amounts = { vcpu: number; memoryMiB: number; diskGiB: number }

/**
 * Anti-affinity: at most so many of the group on one host; `members` counts those there now. Affinity
 * (`together`): only the host where members stand, any while there are none.
 */
export type Group = { maxPerHost: number; members: ReadonlyMap<string, number>; together?: boolean }

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
  /** What its pool keeps free; not set where nothing. */
  heldBack?: HeldBack
}

/** Of the pool a host belongs to. */
export type PolicyOf<H extends HostView = HostView> = (host: H) => Policy

/** In the order in which they are applied; the explainer draws them as a funnel. */
export const filters = [
  'pool',
  'level',
  'architecture',
  'state',
  'cpu',
  'memory',
  'disk',
  'group',
  'headroom',
] as const
export type Filter = (typeof filters)[number]
export type Funnel = { filter: Filter; remaining: number }[]

/** `best` is the most any host still considered had to offer of what was asked for. */
export type Reason = { filter: Filter; code: ErrorCode; params: { needed: number; best: number } }

/** `looked` at so many hosts, of which each filter left as many as the funnel says. */
export type Placement<H extends HostView = HostView> =
  | { host: H; score: number; looked: number; best: { id: string; score: number }[]; funnel: Funnel }
  | { refused: Reason[]; looked: number; funnel: Funnel }

/**
 * Pure: decides and explains; the claim in the database is what makes it true. Equal scores go to the oldest
 * host, then to the smaller id.
 */
export function place<H extends HostView>(
  asked: PlaceRequest,
  hosts: readonly H[],
  policyOf: PolicyOf<H>,
): Placement<H> {
  const request = withMates(asked)
  const spare = spareByPool(hosts, request)
  const failures = new Array<number>(filters.length + 1).fill(0)
  const best: { host: H; score: number }[] = []
  for (const host of hosts) {
    const passed = filtersPassed(host, request, spare)
    failures[passed] = (failures[passed] ?? 0) + 1
    if (passed === filters.length) keepBest(best, host, scoreOf(policyOf(host), host, request))
  }
  const funnel = funnelOf(failures, hosts.length)
  const winner = best[0]
  const looked = hosts.length
  if (!winner) return { refused: explain(request, hosts, funnel, spare), looked, funnel }
  return {
    host: winner.host,
    score: winner.score,
    looked,
    best: best.map(({ host, score }) => ({ id: host.id, score })),
    funnel,
  }
}

/** All that is to stand on one host; where its group stands already, each finds room by itself. */
export const withMates = <R extends Amounts & { mates?: Amounts; group?: Group }>(request: R): R =>
  request.mates && !(request.group?.together && request.group.members.size > 0)
    ? {
        ...request,
        mates: undefined,
        vcpu: request.vcpu + request.mates.vcpu,
        memoryMiB: request.memoryMiB + request.mates.memoryMiB,
        diskGiB: request.diskGiB + request.mates.diskGiB,
      }
    : request

/**
 * How many filters the host passes, in their order; all of them means that the machine fits. `spare` is what the
 * request may take of each pool, by `spareByPool`.
 */
export function filtersPassed(
  host: HostView,
  request: PlaceRequest,
  spare: ReadonlyMap<string, Room>,
): number {
  if (!host.poolOpen || host.zone !== request.zone) return 0
  if (request.poolId && host.poolId !== request.poolId) return 0
  if (request.hostId && host.id !== request.hostId) return 0
  if (!host.protectionLevels.includes(request.protectionLevel)) return 1
  if (host.architecture !== request.architecture) return 2
  if (host.state !== 'up') return 3
  if (host.freeVcpu < request.vcpu) return 4
  if (host.freeMemoryMiB < request.memoryMiB) return 5
  if (host.freeDiskGiB < request.diskGiB) return 6
  const { group } = request
  if (group && (group.members.get(host.id) ?? 0) >= group.maxPerHost) return 7
  if (group?.together && group.members.size > 0 && !group.members.has(host.id)) return 7
  const left = spare.get(host.poolId)
  if (left && !gives(left, request)) return 8
  return filters.length
}

/** What the policy thinks of the host with the machine on it. */
export function scoreOf(policy: Policy, host: HostView, { vcpu, memoryMiB, group }: PlaceRequest): number {
  const idle = host.freeVcpu === host.vcpu && host.freeMemoryMiB === host.memoryMiB
  return policy.score(
    (host.freeVcpu - vcpu) / host.vcpu,
    (host.freeMemoryMiB - memoryMiB) / host.memoryMiB,
    idle,
    group?.together ? 0 : (group?.members.get(host.id) ?? 0),
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
  headroom: 'scheduler.refusedHeadroom',
} as const satisfies Record<Filter, ErrorCode>

const offers = {
  cpu: { asked: 'vcpu', free: 'freeVcpu' },
  memory: { asked: 'memoryMiB', free: 'freeMemoryMiB' },
  disk: { asked: 'diskGiB', free: 'freeDiskGiB' },
} as const

/** The filter that let no host through, then every other capacity of which no single host has enough. */
function explain(
  request: PlaceRequest,
  hosts: readonly HostView[],
  funnel: Funnel,
  spare: ReadonlyMap<string, Room>,
): Reason[] {
  const decisive = funnel.findIndex(({ remaining }) => remaining === 0)
  const firstCapacity = filters.indexOf('cpu')
  return filters.flatMap((filter, index) => {
    if (filter === 'group' && request.group?.together)
      return index === decisive ? [apartFrom(request, request.group, hosts)] : []
    if (filter === 'headroom') return index === decisive ? [heldBack(request, hosts, spare)] : []
    if (!(filter in offers)) return index === decisive ? [reason(filter, 1, 0)] : []
    const { asked, free } = offers[filter as keyof typeof offers]
    const least = index === decisive ? decisive : firstCapacity
    const best = hosts.reduce(
      (most, host) => (filtersPassed(host, request, spare) >= least ? Math.max(most, host[free]) : most),
      0,
    )
    const alsoLacking = decisive >= firstCapacity && index > decisive && best < request[asked]
    return index === decisive || alsoLacking ? [reason(filter, request[asked], best)] : []
  })
}

/** Others would have room, the host where its group stands has not. */
function apartFrom({ vcpu }: PlaceRequest, { members }: Group, hosts: readonly HostView[]): Reason {
  const home = hosts.find(({ id }) => members.has(id))
  const best = home?.state === 'up' ? home.freeVcpu : 0
  return { filter: 'group', code: 'scheduler.refusedTogether', params: { needed: vcpu, best } }
}

/** The pool that may still give most, by whichever of cores and memory is short. */
function heldBack(
  request: PlaceRequest,
  hosts: readonly HostView[],
  spare: ReadonlyMap<string, Room>,
): Reason {
  const least = filters.indexOf('headroom')
  const pools = new Set(
    hosts.flatMap((host) => (filtersPassed(host, request, spare) === least ? [host.poolId] : [])),
  )
  const rooms = [...pools].map((id) => spare.get(id) ?? { vcpu: 0, memoryMiB: 0 })
  const most = (of: keyof Room) => Math.max(0, ...rooms.map((room) => room[of]))
  if (most('vcpu') < request.vcpu) return reason('headroom', request.vcpu, most('vcpu'))
  const params = { needed: request.memoryMiB, best: most('memoryMiB') }
  return { filter: 'headroom', code: 'scheduler.refusedHeadroomMemory', params }
}

const reason = (filter: Filter, needed: number, best: number): Reason => ({
  filter,
  code: refusalCodes[filter],
  params: { needed, best },
})
