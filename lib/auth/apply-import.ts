import { and, eq, sql } from 'drizzle-orm'
import { formOf, whatIsThere } from '@/lib/agencies/check-import'
import type { ImportKind } from '@/lib/agencies/import-columns'
import { InviteMember, OpenAgency } from '@/lib/agencies/input'
import { getImport, type ImportId, importPermission } from '@/lib/agencies/preview-import'
import type { ImportLine } from '@/lib/agencies/read-import'
import { recordAudit } from '@/lib/audit/record-audit'
import { foundAgency } from '@/lib/auth/found-agency'
import { inviteMember } from '@/lib/auth/invite-member'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { imports } from '@/lib/db/schema/agencies'
import { AppError } from '@/lib/errors'

export type Applied = { line: number; name: string } & ({ path: string } | { code: string })

/** The rows without errors, one transaction each: what became impossible since the preview is said by row. */
export async function applyImport(ctx: Ctx, { importId }: ImportId): Promise<Applied[]> {
  const { kind, rows } = await getImport(ctx, importId)
  authorize(ctx.actor, importPermission[kind])
  await inTransaction(elevate(ctx), async (tx) => {
    const taken = await tx.db
      .update(imports)
      .set({ state: 'applied', appliedAt: sql`now()` })
      .where(and(eq(imports.id, importId), eq(imports.state, 'preview')))
      .returning({ id: imports.id })
    if (taken.length === 0) throw new AppError('rule', 'agencies.importApplied')
    await recordAudit(tx, 'import.apply', importId, { after: { kind, rows: rows.length } })
  })
  const applied: Applied[] = []
  for (const line of rows.filter((row) => row.errors.length === 0))
    applied.push(await applyLine(ctx, kind, line))
  return applied
}

async function applyLine(ctx: Ctx, kind: ImportKind, line: ImportLine): Promise<Applied> {
  const told = { line: line.line, name: line.values.name ?? '' }
  try {
    const form = formOf(kind, line, await whatIsThere(ctx, kind))
    const path =
      kind === 'agencies'
        ? await foundAgency(ctx, OpenAgency.parse(form))
        : await inviteMember(ctx, InviteMember.parse(form))
    return { ...told, path }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [field] = Object.values(error.details.fields ?? {})
    return { ...told, code: field?.code ?? error.code }
  }
}
