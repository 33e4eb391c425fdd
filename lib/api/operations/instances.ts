import * as z from 'zod'
import { operation } from '@/lib/api/operation'
import { afterOf, Paging, pageOf, toPage } from '@/lib/api/page'
import { Instance, toInstance } from '@/lib/api/schemas/instances'
import { InstanceId, RenameInstance } from '@/lib/compute/input'
import { listGroupsOf } from '@/lib/compute/list-groups-of'
import { listInstancesAfter } from '@/lib/compute/list-instances-after'
import { rebootInstance } from '@/lib/compute/reboot-instance'
import { renameInstance } from '@/lib/compute/rename-instance'
import { restoreInstance } from '@/lib/compute/restore-instance'
import { startInstance } from '@/lib/compute/start-instance'
import { stopInstance } from '@/lib/compute/stop-instance'
import type { Ctx } from '@/lib/context'
import { getInstance } from '@/lib/provisioning/queries'
import { instanceStates } from '@/lib/provisioning/state-names'

const InstanceAction = z
  .discriminatedUnion('action', [
    z.object({ action: z.enum(['start', 'stop', 'reboot', 'restore']) }),
    z.object({ action: z.literal('rename'), name: RenameInstance.shape.name }),
  ])
  .meta({ id: 'InstanceAction' })
type InstanceAction = z.infer<typeof InstanceAction>

export const listInstancesOperation = operation({
  id: 'listInstances',
  method: 'GET',
  path: '/instances',
  tag: 'instances',
  permission: 'instance:read',
  query: Paging.extend({
    state: z.enum(instanceStates).optional(),
    businessSystemId: z.uuid().optional(),
  }),
  response: pageOf(Instance, 'InstancePage'),
  async run(ctx, { query }) {
    const { state, businessSystemId } = query
    const after = afterOf(query)
    const rows = await listInstancesAfter(ctx, { state, businessSystemId, after, limit: query.limit + 1 })
    const groups = await listGroupsOf(
      ctx,
      rows.map(({ token }) => token),
    )
    return {
      body: toPage(
        rows,
        query,
        ({ id }) => id,
        (row) => toInstance(row, groups.get(row.token)),
      ),
    }
  },
})

export const getInstanceOperation = operation({
  id: 'getInstance',
  method: 'GET',
  path: '/instances/{instanceId}',
  tag: 'instances',
  permission: 'instance:read',
  params: InstanceId,
  response: Instance,
  async run(ctx, { params }) {
    const row = await getInstance(ctx, params.instanceId)
    const groups = await listGroupsOf(ctx, [row.token])
    return { body: toInstance(row, groups.get(row.token)), version: row.version }
  },
})

export const actOnInstanceOperation = operation({
  id: 'actOnInstance',
  method: 'POST',
  path: '/instances/{instanceId}/actions',
  tag: 'instances',
  permission: 'instance:operate',
  status: 202,
  params: InstanceId,
  body: InstanceAction,
  response: z.object({ runId: z.uuid() }).meta({ id: 'BegunRun' }),
  async run(ctx, { params: { instanceId }, body }) {
    const { runId } = await act(ctx, instanceId, body)
    return { body: { runId }, location: `/instances/${instanceId}` }
  },
})

function act(ctx: Ctx, instanceId: string, body: InstanceAction) {
  switch (body.action) {
    case 'start':
      return startInstance(ctx, { instanceId })
    case 'stop':
      return stopInstance(ctx, { instanceId })
    case 'reboot':
      return rebootInstance(ctx, { instanceId })
    case 'restore':
      return restoreInstance(ctx, { instanceId })
    case 'rename':
      return renameInstance(ctx, { instanceId, name: body.name })
  }
}
