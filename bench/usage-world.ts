import type { Pool } from 'pg'

/**
 * A month of hourly facts of three meters for the machines of many agencies, in time order, with the orders
 * and instances they belong to. Indexes are made after loading, as a bulk load would.
 */
export async function makeUsageWorld(owner: Pool, { agencies, facts }: { agencies: number; facts: number }) {
  const machines = Math.ceil(facts / (744 * 3))
  await owner.query(`
    insert into division (code, name, level, valid_from) values ('530000', '基准省', 'province', '2000-01-01') on conflict do nothing;
    insert into sector (code, name_zh, name_en) values ('general', '综合', 'General') on conflict do nothing;
    insert into agency (credit_code, name, short_name, division_code, sector_code, network_zones, opened_at)
      select 'BENCH' || lpad(n::text, 13, '0'), '机构' || n, '机构' || n, '530000', 'general', '{extranet}', '2026-01-01'
      from generate_series(1, ${agencies}) n;
    insert into person (name, email, created_at) values ('经办人', 'bench@example.test', '2026-01-01');
    insert into business_system (agency_id, code, name, zone, protection_level, created_at)
      select id, 'S1', '业务系统', 'extranet', 2, '2026-01-01' from agency;
    insert into budget (agency_id, fiscal_year, name, economic_code, approved_fen) select id, 2026, '运维费', '30213', 100000000 from agency;
    insert into service (code, family, fulfilment, provider, state, created_at)
      values ('vm', 'infrastructure', 'compute', 'simulator', 'published', '2026-01-01');
    insert into service_version (service_id, version, state, name, summary, documentation, zones, protection_levels, form, responsibilities, service_levels)
      select id, 1, 'published', '{}', '{}', '{}', '{extranet}', '{2}', '{}', '[]', '[]' from service;
    insert into agreement (service_id, version, text, effective_from) select id, 1, '{}', '2026-01-01' from service;
    insert into plan (service_id, code, name, spec) select id, 'g1', '{}', '{"vcpu":4,"diskGiB":100}' from service;
    insert into price_plan (service_id, plan_id, code) select service_id, id, 'g1' from plan;
    insert into price_version (price_plan_id, label, valid_from) select id, '2026', '2025-12-31T16:00Z' from price_plan;
    insert into price_item (version_id, meter, kind, unit_price, tiers, unit) select id, m.meter, m.kind, m.price, m.tiers::jsonb, m.unit
      from price_version, (values ('machine.hours', 'perHour', 0.56, null, 'hour'), ('disk.gibHours', 'perHour', 0.0008, null, 'gibHour'),
        ('traffic.outGiB', 'graduated', null, '[{"upTo":"100","unitPrice":"0.8"},{"unitPrice":"0.5"}]', 'gib')) as m (meter, kind, price, tiers, unit);`)
  await owner.query(`
    insert into "order" (agency_id, number, title, state, content, business_system_id, budget_id, requester_id, created_at)
      select a.id, 'B-' || row_number() over (), '基准', 'completed', '{}', b.id, g.id, p.id, '2026-09-01'
      from agency a join business_system b on b.agency_id = a.id join budget g on g.agency_id = a.id, person p;
    insert into order_line (agency_id, order_id, position, draft_key, kind, service_id, service_version_id, plan_id, name, config,
        agreement_id, agreement_accepted_by, price_version_id, price_snapshot, amount_fen, end_action, on_no_capacity, state)
      select o.agency_id, o.id, n, 'a', 'create', s.id, sv.id, p.id, '机器' || n, '{}', g.id, o.requester_id, v.id, '[]', 0, 'close', 'wait', 'done'
      from (select *, row_number() over (order by id) - 1 as at from "order") o
        join generate_series(0, ${machines - 1}) n on n % ${agencies} = o.at,
        service s, service_version sv, plan p, agreement g, price_version v;
    insert into instance (agency_id, business_system_id, order_line_id, token, service_id, service_version_id, plan_id, name, state, config, end_action, spec, created_at)
      select l.agency_id, o.business_system_id, l.id, l.token, l.service_id, l.service_version_id, l.plan_id, l.name, 'running', '{}', 'close', '{}', '2026-09-01'
      from order_line l join "order" o on o.id = l.order_id;
    insert into usage_line (agency_id, instance_id, meter, price_version_id, order_line_id)
      select i.agency_id, i.id, p.meter, v.id, i.order_line_id from instance i, price_item p, price_version v;`)
  await withoutIndexes(owner, () =>
    owner.query(`
    insert into usage_fact (line_id, start_at, end_at, month, quantity, agency_id, source, id, unit)
      select l.id, h, h + interval '1 hour', '202610', m.quantity, l.agency_id, 'driver',
        '202610-' || to_char(h, 'MMDDHH24') || '-' || l.instance_id || '-' || l.meter, 'x'
      from generate_series('2026-09-30T16:00Z'::timestamptz, '2026-10-31T15:00Z', '1 hour') h, usage_line l
        join (values ('machine.hours', 3600), ('disk.gibHours', 360000), ('traffic.outGiB', 1.25)) as m (meter, quantity) using (meter)
      limit ${facts}`),
  )
}

async function withoutIndexes(owner: Pool, load: () => Promise<unknown>): Promise<void> {
  const { rows } = await owner.query<{ drop: string; make: string }>(`
    select format('drop index %I', indexrelid::regclass::text) as drop, pg_get_indexdef(indexrelid) as make
    from pg_index where indrelid = 'usage_fact'::regclass and not indisprimary`)
  const key = await owner.query<{ name: string; definition: string }>(`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = 'usage_fact'::regclass and contype = 'p'`)
  for (const { drop } of rows) await owner.query(drop)
  for (const { name } of key.rows) await owner.query(`alter table usage_fact drop constraint "${name}"`)
  await load()
  for (const { name, definition } of key.rows)
    await owner.query(`alter table usage_fact add constraint "${name}" ${definition}`)
  for (const { make } of rows) await owner.query(make)
  await owner.query('vacuum analyze')
}
