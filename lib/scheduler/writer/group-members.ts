import type { Pool } from 'pg'
import type { PoolIndex } from '@/lib/scheduler/writer/pool-index'

type Group = { maxPerHost: number; members: Map<string, number> }

/** Who stands where of the anti-affinity groups of one batch, with what the batch itself decides. */
export class GroupMembers {
  private readonly slots = new Map<Group, Map<PoolIndex, Map<number, number>>>()

  private constructor(private readonly groups: ReadonlyMap<string, Group>) {}

  static async read(db: Pool, ids: ReadonlySet<string>): Promise<GroupMembers> {
    if (ids.size === 0) return new GroupMembers(new Map())
    const { rows } = await db.query<{ id: string; max: number; host: string | null; members: number }>(
      `select g.id, g.max_per_host as max, m.host_id as host, m.members from anti_affinity_group g
       left join group_host m on m.group_id = g.id and m.members > 0 where g.id = any($1::uuid[])`,
      [[...ids]],
    )
    const groups = new Map<string, Group>()
    for (const { id, max, host, members } of rows) {
      const group = groups.get(id) ?? { maxPerHost: max, members: new Map() }
      if (host) group.members.set(host, members)
      groups.set(id, group)
    }
    return new GroupMembers(groups)
  }

  /** Of a pool's hosts by slot; undefined: in no group. */
  in(index: PoolIndex, groupId: string | null | undefined) {
    const group = groupId ? this.groups.get(groupId) : undefined
    if (!group) return undefined
    const pools = this.slots.get(group) ?? new Map<PoolIndex, Map<number, number>>()
    const members = pools.get(index) ?? slotsOf(index, group)
    this.slots.set(group, pools.set(index, members))
    return { maxPerHost: group.maxPerHost, members }
  }
}

const slotsOf = (index: PoolIndex, { members }: Group): Map<number, number> =>
  new Map(
    [...members].flatMap(([hostId, count]) => {
      const slot = index.slot(hostId)
      return slot === undefined ? [] : [[slot, count] as const]
    }),
  )
