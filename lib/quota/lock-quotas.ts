import { sql } from 'drizzle-orm'
import type { quotas } from '@/lib/db/schema/quota'

/**
 * A common table expression `locked` over one named `claim` (agency_id, kind): the agency's rows in one order of
 * kinds, so that two orders never wait for one another crosswise.
 */
export const lockedQuotas = sql.raw(`locked as (
  select q.agency_id, q.kind from quota q join claim c on c.agency_id = q.agency_id and c.kind = q.kind
  order by q.kind for update of q)`)

export const lockedClaims = sql.raw('claim c join locked l on l.agency_id = c.agency_id and l.kind = c.kind')

export type QuotaRow = typeof quotas.$inferSelect

/** A row of `quota` named as the schema names it; counts stay far below 2^53. */
export const quotaColumns = (alias: string) =>
  sql.raw(
    `${alias}.agency_id as "agencyId", ${alias}.kind, ${alias}."limit"::float8 as "limit", ${alias}.held::float8 as held,
     ${alias}.used::float8 as used, ${alias}.noticed`,
  )
