import { and, eq, inArray } from 'drizzle-orm'
import { listRoleHolders } from '@/lib/agencies/list-role-holders'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { evacuationMoves } from '@/lib/db/schema/evacuation'
import { publishEvacuation } from '@/lib/evacuation/publish-evacuation'
import { enqueue } from '@/lib/jobs/queue'
import { notify } from '@/lib/notify/notify'
import { listInstancesById } from '@/lib/provisioning/list-instances-by-id'
import type { Run } from '@/lib/provisioning/queries'
import { routes } from '@/lib/routes'

/** Hook of a run's end, in its transaction: the machine has arrived, or stays where it was; the next may leave. */
export async function settleMove(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  if (run.kind !== 'move' && run.kind !== 'rebuild') return
  const done = run.state === 'done'
  const ended = await note(tx, run, {
    state: done ? 'done' : 'failed',
    code: done ? null : 'failed',
    params: done ? null : { engine: run.failure?.code ?? 'undone' },
  })
  if (ended && done && run.kind === 'rebuild') await tellOwner(tx, run)
}

/** Hook of a run that waits for a person: the others need not wait with it. */
export async function noteStuckMove(tx: Ctx, run: Run): Promise<void> {
  authorize(tx.actor, 'system:act')
  if (run.kind === 'move' || run.kind === 'rebuild') await note(tx, run, { state: 'stuck' })
}

async function note(
  tx: Ctx,
  { id }: Run,
  set: Partial<typeof evacuationMoves.$inferInsert>,
): Promise<boolean> {
  const open = and(eq(evacuationMoves.runId, id), inArray(evacuationMoves.state, ['running', 'stuck']))
  const [move] = await tx.db.update(evacuationMoves).set(set).where(open).returning()
  if (!move) return false
  await enqueue(tx, 'advanceEvacuation', { evacuationId: move.evacuationId })
  await publishEvacuation(tx, move.evacuationId)
  return true
}

/** A rebuilt machine has started anew; its owner should look whether all is well inside. */
async function tellOwner(tx: Ctx, run: Run): Promise<void> {
  if (!run.instanceId) return
  const admins = await listRoleHolders(tx, { role: 'agencyAdmin', agencyId: run.agencyId })
  const [machine] = await listInstancesById(tx, run.agencyId, [run.instanceId])
  await notify(tx, {
    personIds: admins.map(({ id }) => id),
    kind: 'machineRebuilt',
    params: { name: machine?.name ?? '' },
    href: routes.instances.one(run.instanceId),
    subject: `run:${run.id}`,
    agencyId: run.agencyId,
  })
}
