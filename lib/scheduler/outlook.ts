import { sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import { type Ctx, elevate } from '@/lib/context'
import type { CapacityRequest } from '@/lib/scheduler/request'
import type { Band } from '@/lib/scheduler/what-if/forecast'
import type { ForecastAnswer } from '@/lib/scheduler/what-if/question'

type Place = Pick<CapacityRequest, 'zone' | 'protectionLevel' | 'architecture'>
/**
 * What the latest nightly forecasts say of a plan, in ISO instants: one of ten futures is before `early`, five
 * before `likely`, nine before `late`; null: not within `days`. Null in all: there is no forecast of it yet.
 */
export type Outlook = {
  drawnAt: string
  days: number
  /** When not one more will fit. */
  stops: Band<string | null>
  /** When one will fit again, if none did when it was drawn. */
  starts: Band<string | null> | null
} | null

type Row = Place & {
  drawnAt: Date
  days: number
  levels: number[]
  plans: ForecastAnswer['plans']
}
const dayMillis = 86_400_000

/** For each plan where it is asked for; of several pools that serve it, what the most hopeful says. One statement. */
export async function outlooksOf(
  ctx: Ctx,
  asked: readonly { planId: string; place: Place }[],
): Promise<Outlook[]> {
  authorize(ctx.actor, 'capacity:ask')
  if (asked.length === 0) return []
  const { rows } = await elevate(ctx).db.execute<Row>(sql`
    select p.zone, p.protection_levels as levels, p.architecture, f.asked_at as "drawnAt", f.answer -> 'plans' as plans,
      jsonb_array_length(f.answer -> 'coresInUse') as days
    from pool p cross join lateral (
      select * from forecast f where f.pool_id = p.id and f.asked_by is null and f.state = 'done'
      order by f.asked_at desc limit 1
    ) f where p.state = 'active'`)
  return asked.map(({ planId, place }) => {
    const told = rows
      .filter((row) => serves(row, place))
      .flatMap((row) => {
        const plan = row.plans.find((each) => each.planId === planId)
        return plan ? [outlookFrom(row, plan)] : []
      })
    return told.toSorted(mostHopefulFirst)[0] ?? null
  })
}

const serves = ({ zone, levels, architecture }: Row, place: Place): boolean =>
  zone === place.zone && architecture === place.architecture && levels.includes(place.protectionLevel)

function outlookFrom(
  { drawnAt, days }: Row,
  { stopsFitting, startsFitting }: ForecastAnswer['plans'][number],
): NonNullable<Outlook> {
  const at = new Date(drawnAt)
  const end = (day: number | null) =>
    day === null ? null : new Date(at.getTime() + (day + 1) * dayMillis).toISOString()
  const band = ({ early, likely, late }: Band<number | null>) => ({
    early: end(early),
    likely: end(likely),
    late: end(late),
  })
  return {
    drawnAt: at.toISOString(),
    days,
    stops: band(stopsFitting),
    starts: startsFitting ? band(startsFitting) : null,
  }
}

/** One that fits before one that does not; then who stops last, or starts first. */
function mostHopefulFirst(a: NonNullable<Outlook>, b: NonNullable<Outlook>): number {
  if ((a.starts === null) !== (b.starts === null)) return a.starts === null ? -1 : 1
  const never = '9999'
  const [x, y] = [a, b].map(({ starts, stops }) => (starts ?? stops).likely ?? never) as [string, string]
  if (x === y) return 0
  return x < y === (a.starts !== null) ? -1 : 1
}
