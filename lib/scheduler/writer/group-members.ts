import type { Pool } from 'pg'
import { withMates } from '@/lib/scheduler/place'
import type { CapacityRequest } from '@/lib/scheduler/request'
import type { PlacementAsk } from '@/lib/scheduler/writer/placement-ask'
import type { PoolIndex } from '@/lib/scheduler/writer/pool-index'

type Group = { maxPerHost: number; together: boolean; members: Map<string, number>; standing: number }
/** A group as one pool sees it: its members there by slot, and how many stand anywhere. */
export type GroupIn = {
  maxPerHost: number
  together: boolean
  members: ReadonlyMap<number, number>
  standing: number
}

/** Who stands where of the groups of one batch, with what the batch itself decides. */
export class GroupMembers {
  private readonly slots = new Map<Group, Map<PoolIndex, Map<number, number>>>()

  private constructor(private readonly groups: ReadonlyMap<string, Group>) {}

  /** Of a group that keeps together only where it is at home counts. */
  static async read(db: Pool, ids: ReadonlySet<string>): Promise<GroupMembers> {
    if (ids.size === 0) return new GroupMembers(new Map())
    const { rows } = await db.query<{
      id: string
      max: number
      together: boolean
      host: string | null
      members: number
    }>(
      `select g.id, g.max_per_host as max, g.together, m.host_id as host, m.members from anti_affinity_group g
       left join group_host m on m.group_id = g.id and m.members > 0 and (m.home or not g.together)
       where g.id = any($1::uuid[])`,
      [[...ids]],
    )
    const groups = new Map<string, Group>()
    for (const { id, max, together, host, members } of rows) {
      const group = groups.get(id) ?? { maxPerHost: max, together, members: new Map(), standing: 0 }
      if (host) group.members.set(host, members)
      group.standing += host ? members : 0
      groups.set(id, group)
    }
    return new GroupMembers(groups)
  }

  /** As `withGroup` has it; undefined: the group says nothing about where. */
  in(index: PoolIndex, { request, hostId }: PlacementAsk): GroupIn | undefined {
    const group = this.groups.get(request.groupId ?? '')
    if (!group) return undefined
    if (group.together && (hostId || (request.moves && group.standing <= 1))) return undefined
    const { maxPerHost, together, standing } = group
    return { maxPerHost, together, standing, members: this.membersIn(index, group) }
  }

  /** One more stands there. */
  join(index: PoolIndex, { request }: PlacementAsk, slot: number): void {
    const group = this.groups.get(request.groupId ?? '')
    if (!group) return
    const members = this.membersIn(index, group)
    members.set(slot, (members.get(slot) ?? 0) + 1)
    group.standing += 1
  }

  private membersIn(index: PoolIndex, group: Group): Map<number, number> {
    const pools = this.slots.get(group) ?? new Map<PoolIndex, Map<number, number>>()
    const members = pools.get(index) ?? slotsOf(index, group)
    this.slots.set(group, pools.set(index, members))
    return members
  }
}

/** What room is looked for: of a group that keeps together and stands nowhere yet, for all that come with it. */
export const sizeWith = (request: CapacityRequest, group: GroupIn | undefined): CapacityRequest =>
  group?.together && group.standing > 0 ? request : withMates(request)

const slotsOf = (index: PoolIndex, { members }: Group): Map<number, number> =>
  new Map(
    [...members].flatMap(([hostId, count]) => {
      const slot = index.slot(hostId)
      return slot === undefined ? [] : [[slot, count] as const]
    }),
  )
