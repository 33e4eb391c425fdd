import type { Client } from 'pg'

/**
 * What lies beneath the scoped queries: grants, and FORCE row-level security on every table with an
 * agency_id, derived from the catalogue so that a new table cannot be forgotten. Safe to run again.
 */
const agency = `(select nullif(current_setting('app.agency_id', true), '')::uuid)`
const person = `(select nullif(current_setting('app.person_id', true), '')::uuid)`

/** Read by every agency, written by the platform only. */
const shared = [
  'division',
  'sector',
  'agency',
  'service',
  'service_version',
  'agreement',
  'plan',
  'image',
  'price_plan',
  'price_version',
  'price_item',
  'pool',
  'host',
  'approval_rule',
  'calendar_year',
  'calendar_day',
  'working_hours',
  'setting',
  'duty_rule',
  'role_grant',
  'notice',
]

/** Never touched by the agency login: identity, tokens, the simulator, the seals. */
const platformOnly = [
  'credential',
  'login_failure',
  'totp_factor',
  'recovery_code',
  'login_challenge',
  'session',
  'identity_link',
  'password_reset',
  'factor_reset',
  'access_token',
  'invitation',
  'import',
  'rate_limit',
  'sim_machine',
  'sim_host',
  'sim_port',
  'sim_journal',
  'sim_profile',
  'sim_fault',
  'audit_seal',
  'audit_anchor',
  'heartbeat',
  'orphan',
  'forecast',
  'meter_progress',
  'placement_lease',
  'placement_request',
  'waking_for',
  'evacuation_move',
  'pinned_machine',
  'consolidation_move',
]

type Rule = { using?: string; check?: string; command?: 'all' | 'select' | 'insert' | 'update' | 'delete' }

/** Tables whose rows belong to an agency otherwise than by agency_id alone. */
const special: Record<string, Rule[]> = {
  person: [
    {
      command: 'select',
      using: `exists (select from membership m where m.person_id = person.id) or exists (select from role_grant g where g.person_id = person.id)`,
    },
    { command: 'update', using: `id = ${person}` },
  ],
  membership: [{ using: `agency_id = ${agency} or person_id = ${person}`, check: `agency_id = ${agency}` }],
  delegation: [
    {
      using: `agency_id = ${agency} or from_person_id = ${person} or to_person_id = ${person}`,
      check: `agency_id = ${agency}`,
    },
  ],
  task: [{ using: `agency_id = ${agency}`, check: `agency_id = ${agency}` }],
  transfer: [{ using: `agency_id = ${agency} or to_agency_id = ${agency}` }],
  audit_event: [
    { command: 'select', using: `agency_id = ${agency}` },
    { command: 'insert', check: 'true' },
  ],
  event: [{ command: 'insert', check: 'true' }],
  decision: [
    {
      command: 'select',
      using: `state in ('endorsed', 'repealed') and (agency_id is null or agency_id = ${agency})`,
    },
  ],
  endorsement: [
    {
      command: 'select',
      using: `verdict = 'endorse' and exists (select from decision d where d.id = endorsement.decision_id)`,
    },
  ],
  notification: [
    { command: 'select', using: `person_id = ${person} or agency_id = ${agency}` },
    { command: 'update', using: `person_id = ${person} or agency_id = ${agency}` },
    { command: 'insert', check: 'true' },
  ],
  notice_read: [{ using: `person_id = ${person}` }],
  saved_view: [{ using: `person_id = ${person}` }],
  outgoing_mail: [{ command: 'insert', check: 'true' }],
  idempotency_key: [{ using: `owner_id = ${person}` }],
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export async function secure(owner: Client): Promise<void> {
  await owner.query('begin')
  await owner.query(`select pg_advisory_xact_lock(4243)`)
  const { rows } = await owner.query<{ name: string; scoped: boolean }>(`
    select c.relname as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped) as scoped
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not c.relispartition and c.relname not like '\\_\\_drizzle%'`)
  await owner.query(`grant usage on schema public to zt_app, zt_platform`)
  await owner.query(`grant usage on all sequences in schema public to zt_app, zt_platform`)
  // Readiness compares the newest migration with the release's.
  await owner.query(`grant usage on schema drizzle to zt_platform`)
  await owner.query(`grant select on all tables in schema drizzle to zt_platform`)
  for (const table of rows) await owner.query(statementsFor(table.name, table.scoped).join(';\n'))
  await owner.query(
    `grant update (free_vcpu, free_memory_mib, free_disk_gib, machines, version) on host to zt_app`,
  )
  await owner.query(`grant select, insert, update, delete on group_host to zt_app`)
  await owner.query('commit')
}

function statementsFor(name: string, scoped: boolean): string[] {
  const table = quoted(name)
  const append = name === 'audit_event'
  const statements = [
    `revoke all on ${table} from zt_app, zt_platform`,
    `grant ${append ? 'select, insert' : 'select, insert, update, delete'} on ${table} to zt_platform`,
  ]
  if (shared.includes(name)) statements.push(`grant select on ${table} to zt_app`)
  const rules =
    special[name] ?? (scoped && !platformOnly.includes(name) && !shared.includes(name) ? [{}] : [])
  if (rules.length === 0 && !scoped) return statements
  statements.push(
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    policy(table, 'platform', 'zt_platform', { using: 'true', check: 'true' }),
    policy(table, 'owner', 'current_user', { using: 'true', check: 'true' }),
  )
  if (rules.length > 0) {
    statements.push(
      `grant ${append ? 'select, insert' : 'select, insert, update, delete'} on ${table} to zt_app`,
    )
    rules.forEach((rule, index) => {
      const fallback = scoped ? `agency_id = ${agency}` : 'false'
      statements.push(
        policy(
          table,
          `agency_${index}`,
          'zt_app',
          rule.using || rule.check ? rule : { using: fallback, check: fallback },
        ),
      )
    })
  }
  return statements
}

function policy(table: string, name: string, role: string, rule: Rule): string {
  const using = rule.using && rule.command !== 'insert' ? ` using (${rule.using})` : ''
  const check = rule.check && rule.command !== 'select' ? ` with check (${rule.check})` : ''
  return `drop policy if exists ${name} on ${table};
    create policy ${name} on ${table} for ${rule.command ?? 'all'} to ${role}${using}${check}`
}
