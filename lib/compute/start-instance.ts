import { type BegunRun, beginRun } from '@/lib/compute/begin-run'
import type { InstanceId } from '@/lib/compute/input'
import type { Ctx } from '@/lib/context'

/** Switches a stopped machine on; charged as running from the moment the engine says so. */
export const startInstance = (ctx: Ctx, { instanceId }: InstanceId): Promise<BegunRun> =>
  beginRun(ctx, 'start', instanceId)
