import { eq } from 'drizzle-orm'
import type { Ctx, Databases } from '@/lib/context'
import { antiAffinityGroups, groupHosts, hosts, pools } from '@/lib/db/schema/scheduler'
import { heldBackByPool, readHeadroom } from '@/lib/scheduler/headroom/read-headroom'
import type { HostView, PlaceRequest } from '@/lib/scheduler/place'
import { type PolicyName, policies } from '@/lib/scheduler/policies/policies'
import type { Policy } from '@/lib/scheduler/policies/policy'
import type { CapacityRequest } from '@/lib/scheduler/request'

export type ListedHost = HostView & { name: string; policy: PolicyName; poolCode: string; driver: string }

const freshMillis = 2000
const lists = new WeakMap<Databases, { hosts: ListedHost[]; readAt: number }>()

/** All hosts, at most two seconds old. Advice only: the claim in the database decides. */
export async function hostList(ctx: Ctx): Promise<ListedHost[]> {
  const kept = lists.get(ctx.databases)
  if (kept && performance.now() - kept.readAt < freshMillis) return kept.hosts
  return readHostList(ctx)
}

/** Reads the hosts anew, after advice turned out to be stale and before anybody is refused, unless that was done since. */
export async function readHostList(ctx: Ctx, since = performance.now()): Promise<ListedHost[]> {
  const kept = lists.get(ctx.databases)
  if (kept && kept.readAt > since) return kept.hosts
  const readAt = performance.now()
  const [rows, headroom] = await Promise.all([
    ctx.db.select({ host: hosts, pool: pools }).from(hosts).innerJoin(pools, eq(pools.id, hosts.poolId)),
    readHeadroom(ctx),
  ])
  const heldBack = heldBackByPool(
    headroom,
    rows.map(({ host }) => host),
  )
  const list = rows.map(({ host, pool }) => ({
    ...host,
    poolOpen: pool.state === 'active',
    zone: pool.zone,
    protectionLevels: pool.protectionLevels,
    architecture: pool.architecture,
    policy: pool.policy,
    poolCode: pool.code,
    driver: pool.driver,
    heldBack: heldBack.get(pool.id),
  }))
  lists.set(ctx.databases, { hosts: list, readAt })
  return list
}

/** Writes what a claim left free back into the list, so that the next decision sees it. */
export function noteClaim(ctx: Ctx, hostId: string, free: Partial<ListedHost>): void {
  const host = lists.get(ctx.databases)?.hosts.find((each) => each.id === hostId)
  if (host) Object.assign(host, free)
}

export const byPoolPolicy = (host: ListedHost): Policy => policies[host.policy]

/** The request with its group's members as they stand now; of a group that keeps together, where it is at home. */
export async function withGroup(
  ctx: Ctx,
  { groupId, moves, ...asked }: CapacityRequest,
  hostId?: string,
): Promise<PlaceRequest> {
  const request = { ...asked, hostId }
  if (!groupId) return request
  const rows = await ctx.db
    .select({
      maxPerHost: antiAffinityGroups.maxPerHost,
      together: antiAffinityGroups.together,
      hostId: groupHosts.hostId,
      members: groupHosts.members,
      home: groupHosts.home,
    })
    .from(antiAffinityGroups)
    .leftJoin(groupHosts, eq(groupHosts.groupId, antiAffinityGroups.id))
    .where(eq(antiAffinityGroups.id, groupId))
  const { maxPerHost = 1, together = false } = rows[0] ?? {}
  const standing = rows.flatMap(({ hostId, members, home }) =>
    hostId && (home || !together) ? [[hostId, members ?? 0] as const] : [],
  )
  const alone = standing.reduce((sum, [, members]) => sum + members, 0) <= 1
  // Whoever moves a group that keeps together says where: all of it goes there.
  if (together && (hostId || (moves && alone))) return request
  return { ...request, group: { maxPerHost, together, members: new Map(standing) } }
}
