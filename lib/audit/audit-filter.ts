import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Ctx } from '@/lib/context'
import { auditEvents } from '@/lib/db/schema/audit'
import { addDays, dayOf, dayStart, isDay } from '@/lib/shanghai'

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

const day = z.preprocess(
  (value) => [value].flat()[0] || undefined,
  z.string().refine(isDay).optional().catch(undefined),
)

/** What an auditor looks for, as it stands in the address of the page and of its export. */
export const AuditFilter = z.object({
  q: z.string().trim().max(120).default('').catch(''),
  kind: list.catch([]),
  via: list.catch([]),
  period: z.enum(auditPeriods).default('month').catch('month'),
  /** Days named, both included, go before the period. */
  from: day,
  to: day,
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** Newest first, in the order in which rows were recorded. */
export const newestFirst = [desc(auditEvents.recordedAt), desc(auditEvents.id)]

export function matching(ctx: Ctx, { q, kind, via, period, from, to }: AuditFilter): SQL | undefined {
  const exact = sql`lower(${q})`
  const text = q
    ? sql`(${auditEvents.actorName} = ${q} or lower(${auditEvents.objectId}) = ${exact} or lower(${auditEvents.action}) = ${exact}
        or lower(${auditEvents.requestId}) = ${exact} or ${auditEvents.actorName} like ${`%${q.replaceAll(/[%_\\]/g, '\\$&')}%`}
        or ${auditEvents.agencyId} in (select id from agency where ${q} in (name, short_name, credit_code)))`
    : undefined
  return and(
    text,
    kind.length > 0 ? inArray(auditEvents.objectKind, kind) : undefined,
    via.length > 0 ? inArray(sql`${auditEvents.via}`, via) : undefined,
    from || to || period === 'all'
      ? undefined
      : gte(auditEvents.occurredAt, dayStart(addDays(dayOf(ctx.now()), -days[period]))),
    from ? gte(auditEvents.occurredAt, dayStart(from)) : undefined,
    to ? lt(auditEvents.occurredAt, dayStart(addDays(to, 1))) : undefined,
  )
}

/** What others did to the agency's own objects: staff of the platform, the system, other agencies. Its own people signing in are not others. */
export function byOthers(ctx: Ctx): SQL | undefined {
  const agencyId = ctx.actor.agencyId ?? ''
  return and(
    eq(auditEvents.agencyId, agencyId),
    // Word for word what the index audit_event_others holds.
    sql`${auditEvents.actorAgencyId} is distinct from ${auditEvents.agencyId} and not ('visitor' = any(${auditEvents.actorRoles}))`,
  )
}
