/**
 * Everything an audit row says, as the chain hashes it. Named column by column, and times as seconds since 1970:
 * a column added later, or another time zone of the session, leaves old hashes valid.
 */
export const contentSql = `jsonb_build_object(
  'id', e.id, 'agencyId', e.agency_id, 'actorId', e.actor_id, 'actorName', e.actor_name,
  'actorAgencyId', e.actor_agency_id, 'actorRoles', e.actor_roles, 'via', e.via, 'action', e.action,
  'objectKind', e.object_kind, 'objectId', e.object_id, 'before', e.before, 'after', e.after,
  'requestId', e.request_id, 'address', e.address,
  'occurredAt', extract(epoch from e.occurred_at), 'recordedAt', extract(epoch from e.recorded_at))`
