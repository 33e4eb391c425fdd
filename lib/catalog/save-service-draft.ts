import { and, desc, eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import { authorize } from '@/lib/auth/permissions'
import { checkFormSchema, type SchemaProblem } from '@/lib/catalog/check-form-schema'
import type { SaveServiceDraft } from '@/lib/catalog/input'
import { lockService } from '@/lib/catalog/lock-service'
import { type Ctx, inTransaction } from '@/lib/context'
import { serviceVersions } from '@/lib/db/schema/catalog'
import { AppError, type ErrorCode, type ErrorParams } from '@/lib/errors'

/** Writes parts of the draft, opening the next version when the last is published. Published versions stay frozen. */
export async function saveServiceDraft(ctx: Ctx, { serviceId, ...sent }: SaveServiceDraft): Promise<void> {
  authorize(ctx.actor, 'catalog:manage')
  const content = 'form' in sent ? { ...sent, form: checkedForm(sent.form) } : sent
  await inTransaction(ctx, async (tx) => {
    await lockService(tx, serviceId, 'edit')
    const draft = await lockDraft(tx, serviceId)
    const editedBy = tx.actor.personId
    const [after] = draft
      ? await tx.db
          .update(serviceVersions)
          .set({ ...content, editedBy })
          .where(eq(serviceVersions.id, draft.id))
          .returning()
      : await tx.db
          .insert(serviceVersions)
          .values({ ...(await nextVersion(tx, serviceId)), ...content, editedBy })
          .returning()
    await recordAudit(tx, 'service.edit', serviceId, { before: draft, after, agencyId: null })
  })
}

async function lockDraft(tx: Ctx, serviceId: string) {
  const [draft] = await tx.db
    .select()
    .from(serviceVersions)
    .where(and(eq(serviceVersions.serviceId, serviceId), eq(serviceVersions.state, 'draft')))
    .for('update')
  return draft
}

/** The next draft begins as a copy of the last version. */
async function nextVersion(tx: Ctx, serviceId: string): Promise<typeof serviceVersions.$inferInsert> {
  const [last] = await tx.db
    .select()
    .from(serviceVersions)
    .where(eq(serviceVersions.serviceId, serviceId))
    .orderBy(desc(serviceVersions.version))
    .limit(1)
  if (!last) throw new AppError('rule', 'catalog.noDraft')
  const { id: _id, createdAt: _createdAt, publishedAt: _publishedAt, ...copied } = last
  return { ...copied, state: 'draft', version: last.version + 1 }
}

/** The form with its defaults; every problem of an edited form goes back, named by its place. */
function checkedForm(sent: unknown) {
  const checked = checkFormSchema(sent)
  if ('schema' in checked) return checked.schema
  const fields = Object.fromEntries(
    checked.problems.map((problem) => [`form.${problem.path}`, placed(problem)]),
  )
  throw new AppError('invalid', 'catalog.formInvalid', { fields })
}

/** What merely has the wrong shape is told with its place: which field, or which rule, counted from one. */
function placed({ path, code, params }: SchemaProblem): { code: ErrorCode; params?: ErrorParams } {
  const [list, at, part = 'other'] = path.split('.')
  if (code !== 'catalog.schemaShape' || at === undefined) return { code, params }
  const number = Number(at) + 1
  return list === 'rules'
    ? { code: 'catalog.schemaRule', params: { number } }
    : { code: 'catalog.schemaField', params: { number, part } }
}
