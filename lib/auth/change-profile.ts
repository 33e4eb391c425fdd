import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit/record-audit'
import type { ChangeProfile } from '@/lib/auth/input'
import { ownAccount } from '@/lib/auth/own-account'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate, inTransaction } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'

/** What a person may say of themselves. Name and address are the administrator's to change: others rely on them. */
export async function changeProfile(ctx: Ctx, { phone, locale }: ChangeProfile): Promise<void> {
  authorize(ctx.actor, 'self:manage')
  await inTransaction(elevate(ctx), async (tx) => {
    const person = await ownAccount(tx)
    await tx.db
      .update(people)
      .set({ phone: phone ?? null, locale })
      .where(eq(people.id, person.id))
    await recordAudit(tx, 'person.changeProfile', person.id, {
      before: { phone: person.phone, locale: person.locale },
      after: { phone, locale },
    })
  })
}
