import { type SQL, sql } from 'drizzle-orm'
import { authorize } from '@/lib/auth/permissions'
import type { Ctx } from '@/lib/context'

export const reservationStates = ['reserved', 'confirmed', 'released'] as const
export type ReservationState = (typeof reservationStates)[number]
export type ReservationShown = {
  id: string
  key: string
  agencyName: string
  hostId: string
  hostName: string
  poolName: string
  vcpu: number
  memoryMiB: number
  diskGiB: number
  state: ReservationState
  createdAt: Date
  expiresAt: Date | null
  releasedAt: Date | null
}
export type ReservationSums = Record<'reserved' | 'confirmed', { n: number; vcpu: number }> & {
  nextExpiry: Date | null
}

const countCap = 1000
const orders: Record<ReservationState, SQL> = {
  reserved: sql`r.expires_at, r.id`,
  confirmed: sql`r.id desc`,
  released: sql`r.id desc`,
}

/** One page: what waits by its expiry, the rest latest first. Counted no further than a thousand. */
export async function listReservations(
  ctx: Ctx,
  { state, q }: { state: ReservationState; q: string },
  { page, size }: { page: number; size: number },
): Promise<{ rows: ReservationShown[]; total: number }> {
  authorize(ctx.actor, 'capacity:read')
  const word = `%${q.replaceAll(/[%_\\]/g, '\\$&')}%`
  const from = sql`from reservation r join host h on h.id = r.host_id join agency a on a.id = r.agency_id
    where r.state = ${state} ${q ? sql`and (h.name ilike ${word} or a.name ilike ${word} or r.key like ${`${q}%`})` : sql``}`
  const [{ rows }, counted] = await Promise.all([
    ctx.db.execute<ReservationShown>(sql`
      select r.id, r.key, a.name as "agencyName", h.id as "hostId", h.name as "hostName",
        (select p.name from pool p where p.id = h.pool_id) as "poolName", r.vcpu, r.memory_mib::float8 as "memoryMiB",
        r.disk_gib::float8 as "diskGiB", r.state, r.created_at as "createdAt", r.expires_at as "expiresAt",
        r.released_at as "releasedAt"
      ${from} order by ${orders[state]} limit ${size} offset ${(page - 1) * size}`),
    ctx.db.execute<{ n: number }>(
      sql`select count(*)::int as n from (select 1 ${from} limit ${countCap}) counted`,
    ),
  ])
  const date = (at: Date | null) => at && new Date(at)
  return {
    rows: rows.map((row) => ({
      ...row,
      createdAt: new Date(row.createdAt),
      expiresAt: date(row.expiresAt),
      releasedAt: date(row.releasedAt),
    })),
    total: counted.rows[0]?.n ?? 0,
  }
}

/** How many live ones there are by state, what they hold, and when the next expires; one statement. */
export async function sumReservations(ctx: Ctx): Promise<ReservationSums> {
  authorize(ctx.actor, 'capacity:read')
  const { rows } = await ctx.db.execute<{ state: string; n: number; vcpu: number; next: Date | null }>(sql`
    select state, count(*)::int as n, sum(vcpu)::float8 as vcpu, min(expires_at) as next
    from reservation where state <> 'released' group by state`)
  const of = (state: string) => {
    const row = rows.find((each) => each.state === state)
    return { n: row?.n ?? 0, vcpu: row?.vcpu ?? 0 }
  }
  const next = rows.find(({ state }) => state === 'reserved')?.next
  return { reserved: of('reserved'), confirmed: of('confirmed'), nextExpiry: next ? new Date(next) : null }
}
