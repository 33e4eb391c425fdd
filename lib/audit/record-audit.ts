import type { Ctx } from '@/lib/context'
import { writeAtCommit } from '@/lib/db/outbox'
import { auditEvents } from '@/lib/db/schema/audit'

type Change = {
  before?: unknown
  after?: unknown
  /** Agency whose object it is; by default the actor's, or the one the rows name. */
  agencyId?: string | null
}

/**
 * One row for one change, in the change's own transaction (I6). `action` is `noun.verb`; the noun is the
 * kind of the object. Never pass secrets: the row is kept for years and read by auditors.
 */
export async function recordAudit(
  tx: Ctx,
  action: string,
  objectId: string,
  change: Change = {},
): Promise<void> {
  await recordAudits(tx, action, [{ ...change, objectId }])
}

/** The same change to many objects: a row for each. */
export async function recordAudits(
  tx: Ctx,
  action: string,
  changes: readonly (Change & { objectId: string })[],
): Promise<void> {
  await writeAtCommit(tx, auditEvents, ...changes.map((change) => rowOf(tx, action, change)))
}

function rowOf(tx: Ctx, action: string, change: Change & { objectId: string }) {
  const { actor } = tx
  return {
    agencyId:
      change.agencyId !== undefined
        ? change.agencyId
        : (agencyOf(change.after) ?? agencyOf(change.before) ?? actor.agencyId),
    actorId: actor.personId,
    actorName: actor.name,
    actorAgencyId: actor.agencyId,
    actorRoles: [...actor.roles],
    via: actor.via,
    action,
    objectKind: action.split('.')[0] ?? action,
    objectId: change.objectId,
    before: plain(change.before),
    after: plain(change.after),
    requestId: tx.requestId,
    address: tx.address,
    occurredAt: tx.now(),
  }
}

function agencyOf(row: unknown): string | null {
  if (typeof row !== 'object' || row === null || !('agencyId' in row)) return null
  return typeof row.agencyId === 'string' ? row.agencyId : null
}

/** jsonb has no bigint and no bytes: money becomes a decimal string, contents are left out. */
function plain(value: unknown): unknown {
  if (value === undefined) return null
  return JSON.parse(
    JSON.stringify(value, (_key, inner) => {
      if (typeof inner === 'bigint') return inner.toString()
      if (inner instanceof Uint8Array || inner?.type === 'Buffer') return undefined
      return inner
    }),
  )
}
