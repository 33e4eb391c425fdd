import { type BegunRun, beginRun } from '@/lib/compute/begin-run'
import type { InstanceId } from '@/lib/compute/input'
import type { Ctx } from '@/lib/context'

/** Restarts a running machine; the state history does not notice. */
export const rebootInstance = (ctx: Ctx, { instanceId }: InstanceId): Promise<BegunRun> =>
  beginRun(ctx, 'reboot', instanceId)
