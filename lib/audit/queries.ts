import { and, desc, eq, sql } from 'drizzle-orm'
import { type AuditFilter, byOthers, matching, newestFirst } from '@/lib/audit/audit-filter'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { auditAnchors, auditEvents, auditSeals } from '@/lib/db/schema/audit'
import { notFound } from '@/lib/errors'

export type AuditEvent = typeof auditEvents.$inferSelect
/** By what is asked for, a span of time: however much there is, only that is read. */
const latestFirst = [desc(auditEvents.occurredAt), desc(auditEvents.id)]
type Page = { page: number; size: number }

/** Counting stops here; beyond it the page says "more than". */
export const mostCounted = 1_000

/** The log as the audit administrator reads it, across agencies. */
export async function listAudit(ctx: Ctx, filter: AuditFilter, page: Page) {
  authorize(ctx.actor, 'audit:read')
  return read(ctx, matching(ctx, filter), page)
}

/** What others did to the reader's agency, the latest first, under its row-level security. */
export async function listActivity(ctx: Ctx, filter: AuditFilter, page: Page) {
  authorize(ctx.actor, 'audit:readOwn')
  return read(ctx, and(byOthers(ctx), matching(ctx, filter)), page, latestFirst)
}

/** One row of the log with its seal, as far as the reader may see it. */
export async function getAuditEvent(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'audit:read')
  const [found] = await ctx.db
    .select({ event: auditEvents, seal: auditSeals })
    .from(auditEvents)
    .leftJoin(auditSeals, eq(auditSeals.eventId, auditEvents.id))
    .where(eq(auditEvents.id, id))
  if (!found) throw notFound('audit')
  return found
}

export async function getActivityEvent(ctx: Ctx, id: string): Promise<AuditEvent> {
  authorize(ctx.actor, 'audit:readOwn')
  const [event] = await ctx.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.id, id), byOthers(ctx)))
  if (!event) throw notFound('audit')
  return event
}

export async function listAnchors(ctx: Ctx, limit = 7) {
  authorize(ctx.actor, 'audit:read')
  return ctx.db.select().from(auditAnchors).orderBy(desc(auditAnchors.day)).limit(limit)
}

/** Read page by page for an export, so that no transaction stays open while the reader downloads. */
export async function* readAudit(ctx: Ctx, filter: AuditFilter): AsyncGenerator<AuditEvent> {
  authorize(ctx.actor, 'audit:read')
  const size = 2000
  let last: AuditEvent | undefined
  for (;;) {
    const behind = last
      ? sql`(${auditEvents.recordedAt}, ${auditEvents.id}) < (${last.recordedAt}, ${last.id}::uuid)`
      : undefined
    const rows = await ctx.db
      .select()
      .from(auditEvents)
      .where(and(matching(ctx, filter), behind))
      .orderBy(...newestFirst)
      .limit(size)
    yield* rows
    if (rows.length < size) return
    last = rows.at(-1)
  }
}

async function read(
  ctx: Ctx,
  condition: ReturnType<typeof matching>,
  { page, size }: Page,
  order = newestFirst,
) {
  const counted = ctx.db
    .select({ one: sql`1` })
    .from(auditEvents)
    .where(condition)
    .limit(mostCounted + 1)
  const [rows, [total]] = await Promise.all([
    ctx.db
      .select()
      .from(auditEvents)
      .where(condition)
      .orderBy(...order)
      .limit(size)
      .offset((page - 1) * size),
    ctx.db.select({ n: sql<number>`count(*)::int` }).from(counted.as('counted')),
  ])
  return { rows, total: total?.n ?? 0 }
}
