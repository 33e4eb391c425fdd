import type { Actor, Databases } from '@/lib/context'

/**
 * Whether the session behind an open stream still holds: not revoked, idle or over, its person active, the agency
 * acted for unchanged. Unlike readSession it does not count as activity.
 */
export async function sessionHolds(databases: Databases, actor: Actor): Promise<boolean> {
  if (!actor.sessionId) return false
  const { rowCount } = await databases.platform.query({
    name: 'session_holds',
    text: `select from session s join person p on p.id = s.person_id and p.state = 'active'
      where s.id = $1 and s.revoked_at is null and s.absolute_until > now()
        and s.last_seen_at > now() - make_interval(mins => s.idle_minutes)
        and s.agency_id is not distinct from $2
        and (s.agency_id is null or exists (select from membership m
          where m.agency_id = s.agency_id and m.person_id = s.person_id and m.state = 'active'))`,
    values: [actor.sessionId, actor.agencyId],
  })
  return rowCount === 1
}
