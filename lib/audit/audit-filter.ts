import { and, desc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx } from '@/lib/context'
import { auditEvents } from '@/lib/db/schema/audit'
import { addDays, dayOf, dayStart } from '@/lib/shanghai'

export const auditPeriods = ['today', 'week', 'month', 'halfYear', 'all'] as const
const days = { today: 0, week: 6, month: 29, halfYear: 183 }

const list = z.preprocess(
  (value) =>
    [value ?? []]
      .flat()
      .flatMap((text) => String(text).split(','))
      .filter(Boolean),
  z.array(z.string().max(60)).max(20),
)

/** What an auditor looks for, as it stands in the address of the page and of its export. */
export const AuditFilter = z.object({
  q: z.string().trim().max(120).default('').catch(''),
  kind: list.catch([]),
  via: list.catch([]),
  period: z.enum(auditPeriods).default('month').catch('month'),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** Newest first, in the order in which rows were recorded. */
export const newestFirst = [desc(auditEvents.recordedAt), desc(auditEvents.id)]

export function matching(ctx: Ctx, { q, kind, via, period }: AuditFilter): SQL | undefined {
  const exact = sql`lower(${q})`
  const text = q
    ? sql`(${auditEvents.actorName} = ${q} or lower(${auditEvents.objectId}) = ${exact} or lower(${auditEvents.action}) = ${exact}
        or lower(${auditEvents.requestId}) = ${exact} or ${auditEvents.actorName} like ${`%${q.replaceAll(/[%_\\]/g, '\\$&')}%`})`
    : undefined
  return and(
    text,
    kind.length > 0 ? inArray(auditEvents.objectKind, kind) : undefined,
    via.length > 0 ? inArray(sql`${auditEvents.via}`, via) : undefined,
    period === 'all'
      ? undefined
      : gte(auditEvents.occurredAt, dayStart(addDays(dayOf(ctx.now()), -days[period]))),
  )
}

/** What others did to the agency's own objects: staff of the platform, the system, other agencies. Its own people signing in are not others. */
export function byOthers(ctx: Ctx): SQL | undefined {
  const agencyId = ctx.actor.agencyId ?? ''
  return and(
    eq(auditEvents.agencyId, agencyId),
    sql`${auditEvents.actorAgencyId} is distinct from ${agencyId}::uuid and not ('visitor' = any(${auditEvents.actorRoles}))`,
  )
}
