import { and, eq, inArray } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { people } from '@/lib/db/schema/agencies'

/** Where notices by mail go, in whose language, and when they must not. Only for the system. */
export async function listMailRecipients(ctx: Ctx, personIds: readonly string[]) {
  authorize(ctx.actor, 'system:act')
  if (personIds.length === 0) return []
  return ctx.db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      locale: people.locale,
      quietFrom: people.quietFrom,
      quietTo: people.quietTo,
    })
    .from(people)
    .where(and(inArray(people.id, [...new Set(personIds)]), eq(people.state, 'active')))
}
