/** `sql` counts violations; `spoil` breaks the invariant on purpose, to see whether the check would speak. */
export type Check = { id: string; says: string; sql: string; spoil: string }

const openRun = `('queued', 'running', 'undoing')`
const alive = `('running', 'stopped', 'suspended', 'changing', 'building', 'closing', 'recycled', 'missing')`

/** I1 to I8 in SQL of the suite's own, beside the simulator's own journal. Each counts violations. */
export const checks: readonly Check[] = [
  {
    id: 'I1',
    says: 'an acknowledged order that neither ended nor waits for a person',
    sql: `select count(*) from acknowledged a left join "order" o on o.id = a.order_id
      where o.id is null or not (o.state in ('completed', 'partlyCompleted', 'rejected', 'withdrawn', 'cancelled')
        or (o.state = 'fulfilling' and exists (select from order_line l where l.order_id = o.id
          and (l.state = 'failed' or exists (select from run r where r.order_line_id = l.id and r.state = 'stuck')))))`,
    spoil: `insert into acknowledged values (uuidv7())`,
  },
  {
    id: 'I1',
    says: 'a run that still moves after the dust has settled',
    sql: `select count(*) from run where state in ${openRun}`,
    spoil: `update run set state = 'running' where id = (select id from run limit 1)`,
  },
  {
    id: 'I1',
    says: 'a job whose change was rolled back',
    sql: `select count(*) from pgboss.job j where j.name = 'advanceRun' and not exists (select from run r where r.id::text = j.data->>'runId')`,
    spoil: `update pgboss.job set data = jsonb_build_object('runId', uuidv7()) where name = 'advanceRun'`,
  },
  {
    id: 'I2',
    says: 'a token with more than one living machine',
    sql: `select count(*) from (select from sim_machine where removed_at is null group by token having count(*) > 1) twice`,
    spoil: `update sim_machine set token = 'one'`,
  },
  {
    id: 'I2',
    says: 'a token for which the journal shows two machines made and fewer removed between',
    sql: `select count(*) from (select token, count(distinct ref) as made from sim_journal where op = 'ensure' and outcome in ('done', 'lostAnswer')
      and ref is not null group by token having count(distinct ref) > 1 + (select count(distinct r.ref) from sim_journal r
        where r.token = sim_journal.token and r.op = 'remove' and r.outcome in ('done', 'lostAnswer', 'same'))) doubled`,
    spoil: `insert into sim_journal (op, token, ref, outcome) select op, token, 'another', outcome from sim_journal where op = 'ensure' and ref is not null and outcome = 'done'`,
  },
  {
    id: 'I3',
    says: 'a living machine without owner',
    sql: `select count(*) from sim_machine m where removed_at is null
      and not exists (select from instance i where i.token::text = m.token and i.state in ${alive})
      and not exists (select from instance i join run r on r.instance_id = i.id where i.token::text = m.token and r.state = 'stuck')`,
    spoil: `update sim_machine set token = 'nobody'`,
  },
  {
    id: 'I3',
    says: 'an address kept for nobody',
    sql: `select count(*) from sim_port p where removed_at is null
      and not exists (select from instance i where i.token::text = p.token and i.state in ${alive})
      and not exists (select from instance i join run r on r.instance_id = i.id where i.token::text = p.token and r.state = 'stuck')`,
    spoil: `update sim_port set token = 'nobody'`,
  },
  {
    id: 'I3',
    says: 'work said to be taken back of which the engine never heard',
    sql: `select count(*) from run r join instance i on i.id = r.instance_id
      where r.kind = 'create' and r.state = 'undone'
        and exists (select from sim_journal j where j.token = i.token::text and j.op = 'ensure' and j.ref is not null)
        and not exists (select from sim_journal j where j.token = i.token::text and j.op = 'remove'
          and j.at < r.ended_at + interval '2 seconds')`,
    spoil: `delete from sim_journal where op = 'remove'`,
  },
  {
    id: 'I3',
    says: 'an instance that runs nowhere',
    sql: `select count(*) from instance i where i.state in ('running', 'stopped') and i.fulfilment = 'compute'
      and not exists (select from sim_machine m where m.ref = i.engine_ref and m.removed_at is null)`,
    spoil: `update sim_machine set removed_at = now()`,
  },
  {
    id: 'I4',
    says: 'a quota that does not equal its claims, or passes its limit',
    sql: `select count(*) from quota q left join lateral (select coalesce(sum(amount) filter (where state = 'held'), 0) as held,
        coalesce(sum(amount) filter (where state = 'used'), 0) as used from quota_claim c where c.agency_id = q.agency_id and c.kind = q.kind) c on true
      where q.held <> c.held or q.used <> c.used or q.held + q.used > q."limit"`,
    spoil: `update quota_claim set amount = amount + 1`,
  },
  {
    id: 'I4',
    says: 'a host whose free room and reservations do not add up',
    sql: `select count(*) from host h left join lateral (select coalesce(sum(vcpu), 0) as vcpu, coalesce(sum(memory_mib), 0) as memory,
        coalesce(sum(disk_gib), 0) as disk from reservation r where r.host_id = h.id and r.state <> 'released') r on true
      where h.free_vcpu + r.vcpu <> h.vcpu or h.free_memory_mib + r.memory <> h.memory_mib or h.free_disk_gib + r.disk <> h.disk_gib`,
    spoil: `update host set free_vcpu = free_vcpu - 1 where free_vcpu > 0`,
  },
  {
    id: 'I4',
    says: 'a budget that does not equal its claims',
    sql: `select count(*) from budget b left join lateral (select coalesce(sum(amount_fen) filter (where state = 'held'), 0) as held,
        coalesce(sum(amount_fen) filter (where state = 'committed'), 0) as committed from budget_claim c where c.budget_id = b.id) c on true
      where b.held_fen <> c.held or b.committed_fen <> c.committed`,
    spoil: `update budget_claim set amount_fen = amount_fen + 1`,
  },
  {
    id: 'I5',
    says: 'an instance metered for another time than it ran',
    sql: `select count(*) from (
        select s.instance_id, sum(extract(epoch from least(s.end_at, m.until) - s.start_at)) as ran from instance_span s, (select max(until) as until from metered) m
        where s.state = 'running' and s.start_at < m.until group by 1) ran
      left join (select l.instance_id, sum(extract(epoch from u.end_at - u.start_at)) as counted
        from usage_fact u join usage_line l on l.id = u.line_id where l.meter = 'machine.hours' group by 1) f using (instance_id)
      where abs(coalesce(f.counted, 0) - ran) > 0.5`,
    spoil: `delete from usage_fact where source = 'state'`,
  },
  {
    id: 'I5',
    says: 'a reading that was delivered and does not count exactly once',
    sql: `select count(*) from delivered d where (select count(*) from usage_fact u where u.id = d.fact_id) <> 1`,
    spoil: `delete from usage_fact where source = 'sender'`,
  },
  {
    id: 'I5',
    says: 'time charged before the engine had made the machine',
    sql: `select count(*) from instance i where
      (select min(u.start_at) from usage_fact u join usage_line l on l.id = u.line_id where l.instance_id = i.id and l.meter = 'machine.hours')
      < (select min(j.at) from sim_journal j where j.token = i.token::text and j.op = 'ensure' and j.ref is not null) - interval '1 second'`,
    spoil: `update sim_journal set at = at + interval '1 day'`,
  },
  {
    id: 'I5',
    says: 'a charge that is not its facts at its price, to the fen',
    sql: `select count(*) from (
        select l.instance_id, l.meter, l.price_version_id, l.order_line_id,
          floor(sum(u.quantity) * i.unit_price * 100 / 3600 + 0.5) as fen
        from usage_fact u join usage_line l on l.id = u.line_id
        join price_item i on i.version_id = l.price_version_id and i.meter = l.meter and i.kind = 'perHour'
        group by l.id, i.unit_price) own
      full join (select c.* from charge_line c join statement s on s.id = c.statement_id and s.state <> 'void') c
        using (instance_id, meter, price_version_id, order_line_id)
      where own.fen is distinct from c.amount_fen`,
    spoil: `update charge_line set amount_fen = amount_fen + 1`,
  },
  {
    id: 'I5',
    says: 'a statement that is not the sum of its lines, or an agency with two for one month',
    sql: `select (select count(*) from statement s where s.state <> 'void' and s.total_fen <>
        (select coalesce(sum(amount_fen), 0) from charge_line l where l.statement_id = s.id))
      + (select count(*) from (select from statement where state <> 'void' group by agency_id, month having count(*) > 1) two)
      + (select count(*) from statement where state <> 'void' and second_total_fen is distinct from total_fen)`,
    spoil: `update statement set total_fen = total_fen + 1`,
  },
  {
    id: 'I6',
    says: 'an acknowledged order not submitted exactly once by the audit log',
    sql: `select count(*) from acknowledged a where (select count(*) from audit_event e
      where e.object_id = a.order_id::text and e.action in ('order.submit', 'order.approveByRule')) <> 1`,
    spoil: `delete from audit_event where action like 'order.%'`,
  },
  {
    id: 'I6',
    says: 'an instance whose changes of state and audit rows are not one to one',
    sql: `select count(*) from instance i where i.version <> (select count(*) from audit_event e
      where e.object_id = i.id::text and e.action = 'instance.changeState')`,
    spoil: `update instance set version = version + 1`,
  },
  {
    id: 'I6',
    says: 'a link of the chain that does not hold',
    sql: `select (select count(*) from audit_seal s left join audit_seal p on p.seq = s.seq - 1
        where s.seq > 1 and s.previous_hash is distinct from p.hash)
      + (select count(*) from audit_event e where not exists (select from audit_seal s where s.event_id = e.id))`,
    spoil: `update audit_seal set previous_hash = 'another' where seq = 2`,
  },
  {
    id: 'I8',
    says: 'a key of a program that was answered in two ways, or did not make exactly one order',
    sql: `select count(*) from (select key from answered group by key
      having count(distinct order_id) > 1 or min(order_id::text) is distinct from
        (select string_agg(o.id::text, ' ') from "order" o where o.title = key)) twice`,
    spoil: `insert into answered values ('key', uuidv7())`,
  },
  {
    id: 'I8',
    says: 'a person who voted twice',
    sql: `select count(*) from (select from approval_vote group by step_id, for_person_id having count(*) > 1) v`,
    spoil: `alter table approval_vote drop constraint approval_vote_once; insert into approval_vote (agency_id, step_id, person_id, for_person_id, decision, basis, at) select agency_id, step_id, person_id, for_person_id, decision, basis, at from approval_vote`,
  },
  {
    id: 'I8',
    says: 'a step done twice, or by a writer that had been replaced',
    sql: `select (select count(*) from (select from step_attempt where outcome = 'done'
        group by run_id, position, undo having count(*) > 1) again)
      + (select count(*) from step_attempt late join step_attempt early on early.run_id = late.run_id
        where late.id > early.id and late.attempt < early.attempt)`,
    spoil: `insert into step_attempt (agency_id, run_id, position, attempt, undo, outcome, started_at, ended_at) select agency_id, run_id, position, attempt, undo, outcome, started_at, ended_at from step_attempt`,
  },
]
