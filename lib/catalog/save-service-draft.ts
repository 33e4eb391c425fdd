import { and, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { FormSchema } from '@/lib/catalog/form-schema'
import type { SaveServiceDraft } from '@/lib/catalog/input'
import { lockService } from '@/lib/catalog/lock-service'
import { type Ctx, inTransaction } from '@/lib/context'
import { serviceVersions } from '@/lib/db/schema/catalog'
import { AppError } from '@/lib/errors'

/** Writes the draft version, opening the next one when the last is published. Published versions stay frozen. */
export async function saveServiceDraft(ctx: Ctx, input: SaveServiceDraft): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  const form = FormSchema.safeParse(input.form)
  if (!form.success)
    throw new AppError('invalid', 'catalog.formInvalid', {
      fields: { form: { code: 'catalog.formInvalid' } },
    })
  await inTransaction(ctx, async (tx) => {
    const service = await lockService(tx, input.serviceId, 'edit')
    const { serviceId, ...content } = input
    const next = { ...content, form: form.data, editedBy: tx.actor.personId }
    const [before] = await tx.db
      .select()
      .from(serviceVersions)
      .where(and(eq(serviceVersions.serviceId, serviceId), eq(serviceVersions.state, 'draft')))
    const [after] = before
      ? await tx.db.update(serviceVersions).set(next).where(eq(serviceVersions.id, before.id)).returning()
      : await tx.db
          .insert(serviceVersions)
          .values({ ...next, serviceId, state: 'draft', version: (await lastVersion(tx, serviceId)) + 1 })
          .returning()
    await recordAudit(tx, 'service.edit', service.id, { before, after, agencyId: null })
  })
}

async function lastVersion(tx: Ctx, serviceId: string): Promise<number> {
  const rows = await tx.db
    .select({ version: serviceVersions.version })
    .from(serviceVersions)
    .where(eq(serviceVersions.serviceId, serviceId))
  return Math.max(0, ...rows.map((row) => row.version))
}
