import { type BegunRun, beginRun } from '@/lib/compute/begin-run'
import type { InstanceId } from '@/lib/compute/input'
import type { Ctx } from '@/lib/context'

/** Switches a machine off; disks go on being charged, quota and room stay its own. */
export const stopInstance = (ctx: Ctx, { instanceId }: InstanceId): Promise<BegunRun> =>
  beginRun(ctx, 'stop', instanceId)
