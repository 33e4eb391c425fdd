import { createHash } from 'node:crypto'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { notFound } from '@/lib/errors'
import { pinsOf } from '@/lib/evacuation/pins-of'
import { type EvacuationStep, type Leaving, planEvacuation } from '@/lib/evacuation/plan-evacuation'
import { type EvacuationKind, kindFor, obstacleTo, runKindOf } from '@/lib/evacuation/rules'
import { computeDriver } from '@/lib/providers/registry'
import { listMachinesByToken, type PlacedMachine } from '@/lib/provisioning/list-machines-by-token'
import { runCanStart } from '@/lib/provisioning/rules'
import { groupsOf } from '@/lib/scheduler/groups-of'
import { byPoolPolicy, type ListedHost, readHostList } from '@/lib/scheduler/host-list'
import { listRoomOn, type RoomOn } from '@/lib/scheduler/list-room-on'

export type Planned = Leaving & { room: RoomOn; machine: PlacedMachine | undefined }
export type EvacuationPlan = {
  host: ListedHost
  kind: EvacuationKind
  steps: EvacuationStep<Planned, ListedHost>[]
  /** Which machines would leave and which would stay; where they go may change while it is looked at. */
  digest: string
}

/** Which machine of a host would go where, and which cannot and why. Holds nothing. */
export async function loadPlan(ctx: Ctx, hostId: string): Promise<EvacuationPlan> {
  authorize(ctx.actor, 'capacity:read')
  const [room, list] = [await listRoomOn(ctx, hostId), await readHostList(ctx)]
  const host = list.find(({ id }) => id === hostId)
  if (!host) throw notFound('scheduler')
  const kind = kindFor(host.state)
  const machines = await listMachinesByToken(
    ctx,
    room.map(({ key }) => key),
  )
  const byToken = new Map(machines.map((machine) => [machine.token, machine]))
  const pins = await pinsOf(
    ctx,
    machines.map(({ id }) => id),
  )
  const groups = await groupsOf(
    ctx,
    room.flatMap(({ groupId }) => groupId ?? []),
  )
  const able = computeDriver(ctx.databases, { code: host.poolCode, driver: host.driver }).abilities[
    runKindOf[kind]
  ]
  const leaving = room
    .filter(({ key }) => !key.endsWith(':resize'))
    .map((taken): Planned => {
      const machine = byToken.get(taken.key)
      const mayStart = machine !== undefined && runCanStart(runKindOf[kind], machine)
      const { vcpu, memoryMiB, diskGiB, groupId } = taken
      return {
        id: machine?.id ?? taken.id,
        room: taken,
        machine,
        groupId,
        obstacle: obstacleTo({ machine, pinned: pins.get(machine?.id ?? ''), able, mayStart }),
        request: {
          vcpu,
          memoryMiB,
          diskGiB,
          zone: host.zone,
          architecture: host.architecture,
          protectionLevel: host.protectionLevels[0] ?? 0,
          poolId: host.poolId,
          recovery: true,
        },
      }
    })
  const others = list.filter(({ id, poolId }) => poolId === host.poolId && id !== hostId)
  const steps = planEvacuation(leaving, others, groups, byPoolPolicy)
  return { host, kind, steps, digest: digestOf(steps) }
}

function digestOf(steps: EvacuationPlan['steps']): string {
  const lines = steps.map(({ machine, to }) => `${machine.id} ${to ? 'goes' : 'stays'}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 20)
}
