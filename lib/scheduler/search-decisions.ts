import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'
import { decisions, isAbout, isDecision } from '@/lib/scheduler/decisions'
import type { CapacityRequest } from '@/lib/scheduler/request'
import { type Told, toldOf, type Written } from '@/lib/scheduler/told-of'

export type DecisionShown = {
  id: string
  key: string
  placed: boolean
  at: Date
  agencyName: string
  hostId: string | null
  hostName: string | null
  request: CapacityRequest
  explanation: Told
}
type DecisionKept = Omit<DecisionShown, 'explanation'> & { explanation: Written }
export type DecisionFilter = {
  placed: boolean | null
  q: string
  since: Date | null
  keys?: readonly string[]
}

const countCap = 1000

/** The log of decisions, latest first, by outcome, agency or host, and time; counted no further than a thousand. */
export async function searchDecisions(
  ctx: Ctx,
  { placed, q, since, keys }: DecisionFilter,
  { page, size }: { page: number; size: number },
): Promise<{ rows: DecisionShown[]; total: number }> {
  authorize(ctx.actor, 'capacity:read')
  const word = `%${q.replaceAll(/[%_\\]/g, '\\$&')}%`
  const conditions = [
    isDecision,
    keys ? isAbout(keys) : null,
    placed === null ? null : placed ? sql`d.placed` : sql`not d.placed`,
    since ? sql`d.at >= ${since.toISOString()}::timestamptz` : null,
    q ? sql`(a.name ilike ${word} or h.name ilike ${word})` : null,
  ].filter((one) => one !== null)
  const from = sql`from ${decisions} join agency a on a.id = d.agency_id left join host h on h.id = d.host_id
    where ${sql.join(conditions, sql` and `)}`
  const [{ rows }, counted] = await Promise.all([
    ctx.db.execute<DecisionKept>(sql`
      select d.id, d.key, d.placed, d.at, a.name as "agencyName", d.host_id as "hostId", h.name as "hostName",
        d.request, d.explanation ${from} order by d.id desc limit ${size} offset ${(page - 1) * size}`),
    ctx.db.execute<{ n: number }>(
      sql`select count(*)::int as n from (select 1 ${from} limit ${countCap}) counted`,
    ),
  ])
  return { rows: rows.map(shownOf), total: counted.rows[0]?.n ?? 0 }
}

export type DecisionInDetail = DecisionShown & { bestNames: { id: string; name: string; score: number }[] }

/** One decision with the names of the best hosts it weighed; undefined when there is none. */
export async function findDecision(ctx: Ctx, id: string): Promise<DecisionInDetail | undefined> {
  authorize(ctx.actor, 'capacity:read')
  const { rows } = await ctx.db.execute<DecisionKept>(sql`
    select d.id, d.key, d.placed, d.at, a.name as "agencyName", d.host_id as "hostId", h.name as "hostName",
      d.request, d.explanation
    from ${decisions} join agency a on a.id = d.agency_id left join host h on h.id = d.host_id
    where ${isDecision} and d.id = ${id}::uuid`)
  if (!rows[0]) return undefined
  const shown = shownOf(rows[0])
  const best = shown.explanation.best ?? []
  const ids = sql.join(
    best.map((each) => sql`${each.id}`),
    sql`, `,
  )
  const named =
    best.length > 0
      ? await ctx.db.execute<{ id: string; name: string }>(
          sql`select id::text, name from host where id::text in (${ids})`,
        )
      : { rows: [] }
  const names = new Map(named.rows.map((host) => [host.id, host.name]))
  return {
    ...shown,
    bestNames: best.map(({ id: hostId, score }) => ({
      id: hostId,
      score,
      name: names.get(hostId) ?? hostId,
    })),
  }
}

const shownOf = (row: DecisionKept): DecisionShown => ({
  ...row,
  at: new Date(row.at),
  explanation: toldOf(row.explanation),
})
