import { and, eq, ne } from 'drizzle-orm'
import { type BegunRun, beginRun } from '@/lib/compute/begin-run'
import type { RenameInstance } from '@/lib/compute/input'
import type { Ctx } from '@/lib/context'
import { instances } from '@/lib/db/schema/provisioning'
import { AppError } from '@/lib/errors'
import type { Instance } from '@/lib/provisioning/queries'

/** A new name in the portal and in the engine; names are told apart within an agency. */
export const renameInstance = (ctx: Ctx, { instanceId, name }: RenameInstance): Promise<BegunRun> =>
  beginRun(ctx, 'rename', instanceId, {
    params: { name },
    check: (tx, instance) => requireFree(tx, instance, name),
  })

async function requireFree(tx: Ctx, instance: Instance, name: string): Promise<void> {
  const refuse = (code: 'compute.nameSame' | 'compute.nameTaken') =>
    new AppError('rule', code, { fields: { name: { code } } })
  if (instance.name === name) throw refuse('compute.nameSame')
  const taken = await tx.db
    .select({ id: instances.id })
    .from(instances)
    .where(
      and(eq(instances.agencyId, instance.agencyId), eq(instances.name, name), ne(instances.state, 'closed')),
    )
    .limit(1)
  if (taken.length > 0) throw refuse('compute.nameTaken')
}
