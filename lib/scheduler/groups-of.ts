import { eq, inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { antiAffinityGroups, groupHosts } from '@/lib/db/schema/scheduler'

/** Groups that keep apart, or together, with how many of their members each host has now; one statement. */
export async function groupsOf(ctx: Ctx, groupIds: readonly string[]) {
  authorize(ctx.actor, 'capacity:read')
  const ids = [...new Set(groupIds)]
  const groups = new Map<string, { maxPerHost: number; together: boolean; members: Map<string, number> }>()
  if (ids.length === 0) return groups
  const rows = await ctx.db
    .select({
      id: antiAffinityGroups.id,
      maxPerHost: antiAffinityGroups.maxPerHost,
      together: antiAffinityGroups.together,
      hostId: groupHosts.hostId,
      members: groupHosts.members,
    })
    .from(antiAffinityGroups)
    .leftJoin(groupHosts, eq(groupHosts.groupId, antiAffinityGroups.id))
    .where(inArray(antiAffinityGroups.id, ids))
  for (const { id, maxPerHost, together, hostId, members } of rows) {
    const group = groups.get(id) ?? { maxPerHost, together, members: new Map<string, number>() }
    if (hostId && (members ?? 0) > 0) group.members.set(hostId, members ?? 0)
    groups.set(id, group)
  }
  return groups
}
