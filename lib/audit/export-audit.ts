import type { AuditFilter } from '@/lib/audit/audit-filter'
import { diff, objectName } from '@/lib/audit/diff'
import { type AuditEvent, readAudit } from '@/lib/audit/queries'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, inTransaction } from '@/lib/context'
import { exportDocument } from '@/lib/csv'

const columns = [
  'time',
  'recorded',
  'person',
  'roles',
  'via',
  'action',
  'object',
  'name',
  'agency',
  'fields',
  'request',
  'address',
] as const
export type AuditColumn = (typeof columns)[number]

/** The whole result as CSV with its filter and checksum. That it was taken is itself on record. */
export async function exportAudit(
  ctx: Ctx,
  filter: AuditFilter,
  words: { title(column: AuditColumn): string },
): Promise<AsyncGenerator<string>> {
  authorize(ctx.actor, 'audit:read')
  await inTransaction(ctx, (tx) => recordAudit(tx, 'audit.export', ctx.requestId, { after: filter }))
  return exportDocument({
    filter,
    columns: columns.map((column) => ({
      title: words.title(column),
      value: (row: AuditEvent) => cell(row, column),
    })),
    rows: readAudit(ctx, filter),
  })
}

function cell(row: AuditEvent, column: AuditColumn) {
  const cells: Record<AuditColumn, string | Date | null> = {
    time: row.occurredAt,
    recorded: row.recordedAt,
    person: row.actorName,
    roles: row.actorRoles.join(' '),
    via: row.via,
    action: row.action,
    object: `${row.objectKind}:${row.objectId}`,
    name: objectName(row.before, row.after),
    agency: row.agencyId,
    // Names only: what an agency's objects hold is no business of the audit administrator.
    fields: diff(row.before, row.after)
      .map(({ field }) => field)
      .join(' '),
    request: row.requestId,
    address: row.address,
  }
  return cells[column]
}
