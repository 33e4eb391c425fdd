import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { type CheckedLine, checkImport } from '@/lib/agencies/check-import'
import type { ImportKind } from '@/lib/agencies/import-columns'
import { importLimits, readImport } from '@/lib/agencies/read-import'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { imports } from '@/lib/db/schema/agencies'
import { AppError, notFound } from '@/lib/errors'

export const ImportFile = z.object({ file: z.file().max(importLimits.bytes) })
export const ImportId = z.object({ importId: z.uuid() })
export type ImportId = z.infer<typeof ImportId>

export const importPermission = { agencies: 'agency:import', people: 'member:import' } as const

/** Reads and checks a file, and keeps what it found. Nothing else changes. Answers the preview's id. */
export async function previewImport(ctx: Ctx, kind: ImportKind, text: string): Promise<string> {
  authorize(ctx.actor, importPermission[kind])
  const { personId, agencyId } = ctx.actor
  if (!personId || (kind === 'people' && !agencyId)) throw new AppError('forbidden', 'auth.notAllowed')
  const rows = await checkImport(ctx, kind, readImport(kind, text))
  return inTransaction(elevate(ctx), async (tx) => {
    const [row] = await tx.db
      .insert(imports)
      .values({ kind, agencyId, createdBy: personId, rows })
      .returning({ id: imports.id })
    if (!row) throw new Error('import not written')
    await recordAudit(tx, 'import.preview', row.id, { after: { kind, rows: rows.length } })
    return row.id
  })
}

export type Preview = {
  id: string
  kind: ImportKind
  state: 'preview' | 'applied' | 'discarded'
  rows: CheckedLine[]
}

/** One's own preview; another person's does not exist. */
export async function getImport(ctx: Ctx, importId: string): Promise<Preview> {
  const [row] = await elevate(ctx)
    .db.select()
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.createdBy, ctx.actor.personId ?? '')))
  if (!row || row.agencyId !== ctx.actor.agencyId) throw notFound('agencies')
  return { id: row.id, kind: row.kind, state: row.state, rows: row.rows as CheckedLine[] }
}
