import type { Role } from '@/lib/auth/roles'
import { tokenPrefix } from '@/lib/auth/token-scopes'
import type { Actor, Databases } from '@/lib/context'
import { hashToken } from '@/lib/tokens'

export type ReadToken = { tokenId: string; actor: Actor; clockOffsetSeconds: number }

type Row = {
  id: string
  personId: string
  name: string
  agencyId: string | null
  scopes: string[]
  secondFactor: boolean
  agencyRoles: Role[] | null
  platformRoles: Role[]
  clockOffset: number
}

/**
 * The access token a program sends, if it still holds: not revoked, not expired, its owner active and still of
 * the agency. Roles are the owner's present ones, so that a right taken away is gone at the next call.
 */
export async function readToken(databases: Databases, token: string): Promise<ReadToken | null> {
  if (!token.startsWith(tokenPrefix)) return null
  const { rows } = await databases.platform.query<Row>({
    name: 'read_token',
    text: statement,
    values: [hashToken(token)],
  })
  const [row] = rows
  if (!row) return null
  return {
    tokenId: row.id,
    clockOffsetSeconds: row.clockOffset,
    actor: {
      personId: row.personId,
      name: row.name,
      agencyId: row.agencyId,
      roles: row.agencyId ? (row.agencyRoles ?? []) : row.platformRoles,
      via: 'token',
      scopes: row.scopes,
      secondFactor: row.secondFactor,
    },
  }
}

const statement = `
with found as (
  select t.id, t.person_id, t.agency_id, t.scopes, t.second_factor, t.last_used_at, p.name
  from access_token t join person p on p.id = t.person_id and p.state = 'active'
  where t.token_hash = $1 and t.revoked_at is null and t.expires_at > now()
), used as (
  update access_token t set last_used_at = now() from found f
  where t.id = f.id and coalesce(f.last_used_at, '-infinity') < now() - interval '60 seconds'
)
select f.id, f.person_id as "personId", f.name, f.agency_id as "agencyId", f.scopes, f.second_factor as "secondFactor",
  m.roles as "agencyRoles",
  array(select role from role_grant g where g.person_id = f.person_id and g.state = 'active') as "platformRoles",
  coalesce((select (value #>> '{}')::int from setting where key = 'clock.offsetSeconds'), 0) as "clockOffset"
from found f
left join membership m on m.agency_id = f.agency_id and m.person_id = f.person_id and m.state = 'active'
where f.agency_id is null or m.person_id is not null`
