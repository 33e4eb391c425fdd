import type { Role } from '@/lib/auth/roles'
import type { Actor, Databases } from '@/lib/context'
import { hashToken } from '@/lib/tokens'

export type ReadSession = { actor: Actor; clockOffsetSeconds: number }

type Row = {
  id: string
  personId: string
  name: string
  agencyId: string | null
  agencyRoles: Role[] | null
  platformRoles: Role[]
  secondFactor: boolean
  clockOffset: number
}

/**
 * The session row behind a cookie, if it still holds: not revoked, not idle, within its absolute limit, its
 * person active and still of the acting agency. One statement, which also moves last-seen.
 */
export async function readSession(databases: Databases, token: string): Promise<ReadSession | null> {
  const tokenHash = hashToken(token)
  const { rows } = await databases.platform.query<Row>({
    name: 'read_session',
    text: statement,
    values: [tokenHash],
  })
  const [row] = rows
  if (!row) return null
  return {
    clockOffsetSeconds: row.clockOffset,
    actor: {
      personId: row.personId,
      name: row.name,
      agencyId: row.agencyId,
      roles: row.agencyId ? (row.agencyRoles ?? []) : row.platformRoles,
      via: 'session',
      sessionId: row.id,
      secondFactor: row.secondFactor,
    },
  }
}

const statement = `
with found as (
  select s.id, s.person_id, s.agency_id, s.second_factor_at, s.last_seen_at, p.name
  from session s join person p on p.id = s.person_id and p.state = 'active'
  where s.token_hash = $1 and s.revoked_at is null and s.absolute_until > now()
    and s.last_seen_at > now() - make_interval(mins => s.idle_minutes)
), seen as (
  update session s set last_seen_at = now() from found f
  where s.id = f.id and f.last_seen_at < now() - interval '30 seconds'
)
select f.id, f.person_id as "personId", f.name, f.agency_id as "agencyId", f.second_factor_at is not null as "secondFactor",
  m.roles as "agencyRoles",
  array(select role from role_grant g where g.person_id = f.person_id and g.state = 'active') as "platformRoles",
  coalesce((select (value #>> '{}')::int from setting where key = 'clock.offsetSeconds'), 0) as "clockOffset"
from found f
left join membership m on m.agency_id = f.agency_id and m.person_id = f.person_id and m.state = 'active'
where f.agency_id is null or m.person_id is not null`
