import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'

const agency = `(select id from agency where name = '澜州市住房和城乡建设局')`
const person = (name: string) => `(select id from person where name = '${name}')`
const machine = `(select id from instance where agency_id = ${agency} and state in ('running', 'stopped') order by id limit 1)`
const invited = randomBytes(32).toString('base64url')
const hash = (token: string) => createHash('sha256').update(token).digest('hex')

/** What the demonstration's history has not left behind, so that these pages, too, are seen with something on them. */
const scenes: [table: string, insert: string][] = [
  [
    'invitation',
    `(agency_id, person_id, roles, token_hash, created_at, expires_at)
     values (${agency}, ${person('宋知远')}, '{staff}', '${hash(invited)}', now(), now() + interval '1 day')`,
  ],
  [
    'bulk_action',
    `(agency_id, verb, params, requested_by, requested_at, state)
     values (${agency}, 'stop', '{}', ${person('沈怡宁')}, now(), 'done')`,
  ],
  [
    'transfer',
    `(agency_id, instance_id, to_agency_id, reason, requested_by, requested_at, state)
     select i.agency_id, i.id, ${agency}, '业务系统随职责划转', m.person_id, now(), 'offered'
     from instance i join membership m on m.agency_id = i.agency_id
     where i.agency_id <> ${agency} and i.state = 'running'
       and not exists (select from transfer t where t.instance_id = i.id) order by i.id limit 1`,
  ],
  [
    'orphan',
    `(pool_id, engine_ref, first_seen_at, quarantined_at, state, details)
     select id, 'axe-' || gen_random_uuid(), now() - interval '1 hour', now(), 'quarantined', '{}' from pool limit 1`,
  ],
  [
    'consolidation_plan',
    `(pool_id, state, why, hosts, hosts_on_before, hosts_on_after, reserve, saved_wh_per_day, created_at, decided_at, ended_at)
     select h.pool_id, 'stopped', '{"code": "windowOver"}', 12, 10, 9, 1, 3000, now(), now(), now()
     from instance i join host h on h.id = i.host_id where i.id = ${machine}`,
  ],
  [
    'quota_request',
    `(agency_id, kind, wanted_limit, reason, requested_by, requested_at)
     values (${agency}, 'vcpu', 400, '三季度新上线两个业务系统', ${person('沈怡宁')}, now())`,
  ],
  [
    'notice',
    `(title, body, banner, published_by, published_at)
     values ('{"zh": "周六夜间网络割接", "en": "Network change on Saturday night"}',
       '{"zh": "22:00 至 24:00。", "en": "From 22:00 to 24:00."}', true, ${person('方令仪')}, now())`,
  ],
  [
    'notice',
    `(title, body, mandatory, agency_ids, published_by, published_at)
     select '{"zh": "口令管理新规", "en": "New rules for passwords"}', '{"zh": "请阅。", "en": "Read this."}', true,
       array[id], ${person('方令仪')}, now() from agency where name = '云澜省卫生健康委员会'`,
  ],
  [
    'access_token',
    `(person_id, agency_id, name, token_hash, hint, scopes, second_factor, expires_at)
     values (${person('沈怡宁')}, ${agency}, 'ci', '${hash(randomBytes(32).toString('hex'))}', 'zt_', '{order:read}', true,
       now() + interval '30 days')`,
  ],
]

/** `ids`: the last made of each table; of an invitation, the token. */
export type Stage = { ids: Record<string, string>; strike: () => Promise<void> }

export async function setStage(owner: Pool): Promise<Stage> {
  const made: { table: string; id: string }[] = []
  for (const [table, insert] of scenes) {
    const { rows } = await owner.query<{ id: string }>(`insert into ${table} ${insert} returning id`)
    for (const { id } of rows) made.push({ table, id })
  }
  const ids = Object.fromEntries(made.map(({ table, id }) => [table, id]))
  await owner.query(
    `insert into bulk_item (bulk_id, agency_id, instance_id, state, code)
     select $1, agency_id, id, 'failed', 'compute.whileStopped' from instance where id = ${machine}`,
    [ids.bulk_action],
  )
  await owner.query(
    `insert into consolidation_host (plan_id, host_id, role, sleeps, vcpu_before, vcpu_after, memory_share_before, memory_share_after, state)
     select $1, i.host_id, 'emptied', true, 4, 0, 0.1, 0, 'kept' from instance i where i.id = ${machine}`,
    [ids.consolidation_plan],
  )
  await owner.query(
    `insert into consolidation_move (plan_id, agency_id, instance_id, token, position, from_host_id, to_host_id, vcpu, state, code)
     select $1, i.agency_id, i.id, i.token, 0, i.host_id, i.host_id, 4, 'cancelled', 'neighbour' from instance i where i.id = ${machine}`,
    [ids.consolidation_plan],
  )
  async function strike() {
    for (const part of ['consolidation_move', 'consolidation_host'])
      await owner.query(`delete from ${part} where plan_id = $1`, [ids.consolidation_plan])
    await owner.query('delete from bulk_item where bulk_id = $1', [ids.bulk_action])
    for (const { table, id } of made.reverse()) await owner.query(`delete from ${table} where id = $1`, [id])
  }
  return { ids: { ...ids, invitation: invited }, strike }
}
