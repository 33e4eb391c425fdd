import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/context'
import { notices } from '@/lib/db/schema/notify'

/** A notice is for everybody, or for the agencies it names. */
export function addressedTo(ctx: Ctx): SQL {
  const { agencyId } = ctx.actor
  return agencyId
    ? sql`(${notices.agencyIds} is null or ${agencyId}::uuid = any(${notices.agencyIds}))`
    : sql`${notices.agencyIds} is null`
}

/** Published, neither withdrawn nor over. */
export function inForce(ctx: Ctx): SQL {
  const now = ctx.now()
  return sql`${notices.withdrawnAt} is null and ${notices.publishedAt} <= ${now} and (${notices.endsAt} is null or ${notices.endsAt} > ${now})`
}
