import { type SQL, sql } from 'drizzle-orm'

/**
 * Every placement decision, to select from as `d`, where `isDecision`: `id`, `agency_id`, `key`, `placed`,
 * `host_id`, `request`, `explanation`, `at`. A placing stands in its reservation, a refusal in the log, where
 * placings stood as well before. No condition inside: with one, PostgreSQL sorts both instead of merging them by id.
 */
export const decisions = sql`(
  select id, agency_id, key, state, true as placed, host_id, request,
    coalesce(explanation, jsonb_build_object('packed', choice)) as explanation, decided_at as at from reservation
  union all
  select id, agency_id, key, 'released', placed, host_id, request, explanation, at from placement_decision
) d`

/** Not room that was taken over without a decision. */
export const isDecision = sql`d.at is not null`

/** Decisions about these keys; each state of a reservation has an index of its own. */
export function isAbout(keys: readonly string[]): SQL {
  if (keys.length === 0) return sql`false`
  const listed = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  )
  const among = sql`d.key in (${listed})`
  return sql`(${among} and d.state <> 'released' or ${among} and d.state = 'released')`
}
