import type { Databases } from '@/lib/context'

export type Invariant = { id: `I${number}`; says: string; sql: string }

const liveJob = (name: string, key: string, id: string) =>
  `exists (select from pgboss.job j where j.name = '${name}' and j.state < 'completed' and j.data->>'${key}' = ${id}::text)`

/** DESIGN's invariants as questions that only SQL answers: each counts what breaks it, and must read zero. */
export const invariants: readonly Invariant[] = [
  {
    id: 'I1',
    says: 'an acknowledged order, or a run, that nothing will ever move again',
    sql: `select
      (select count(*) from "order" o where o.state in ('approved', 'fulfilling')
        and not ${liveJob('fulfilOrder', 'orderId', 'o.id')}
        and not exists (select from order_line l where l.order_id = o.id and l.state in ('scheduled', 'waitingForCapacity'))
        and not exists (select from run r where r.order_id = o.id and r.state in ('queued', 'running', 'undoing', 'stuck'))
        and not exists (select from task t where t.order_id = o.id and t.state in ('open', 'taken')))
      + (select count(*) from run r where r.state in ('queued', 'running', 'undoing')
        and coalesce(greatest(r.lease_until, r.next_try_at), '-infinity') < now() - interval '60 seconds'
        and not exists (select from task t where t.run_id = r.id and t.state in ('open', 'taken'))
        and not ${liveJob('advanceRun', 'runId', 'r.id')})`,
  },
  {
    id: 'I2',
    says: 'an order line with more than one instance, or a token with more than one engine object',
    sql: `select
      (select count(*) from (select from sim_machine where removed_at is null group by token having count(*) > 1) twice)
      + (select count(*) from (select from instance where order_line_id is not null group by order_line_id having count(*) > 1) twice)`,
  },
  {
    id: 'I3',
    says: 'an engine object without owner that nobody quarantined, or an instance whose engine object is gone',
    sql: `select
      (select count(*) from sim_machine m where m.removed_at is null and m.created_at < now() - interval '10 minutes'
        and not exists (select from instance i where i.token::text = m.token and i.state <> 'closed')
        and not exists (select from orphan o where o.engine_ref = m.ref and o.state in ('quarantined', 'adopting', 'removing', 'adopted')))
      + (select count(*) from instance i join pool p on p.id = i.pool_id and p.driver = 'simulator'
        where i.state in ('running', 'stopped', 'suspended') and i.engine_ref is not null
        and i.created_at < now() - interval '10 minutes'
        and not exists (select from sim_machine m where m.ref = i.engine_ref and m.removed_at is null))`,
  },
  {
    id: 'I4',
    says: 'a quota, budget or host that is oversold or does not equal the claims on it, or a claim of nobody',
    sql: `select
      (select count(*) from quota q left join (
          select agency_id, kind, sum(amount) filter (where state = 'held') as held,
            sum(amount) filter (where state = 'used') as used
          from quota_claim where state <> 'released' group by 1, 2) c using (agency_id, kind)
        where q.held + q.used > q.limit or q.held <> coalesce(c.held, 0) or q.used <> coalesce(c.used, 0))
      + (select count(*) from budget where held_fen + committed_fen > approved_fen + overdraft_fen)
      + (select count(*) from host h left join (
          select host_id, sum(vcpu) as vcpu, sum(memory_mib) as memory, sum(disk_gib) as disk
          from reservation where state <> 'released' group by 1) r on r.host_id = h.id
        where h.vcpu - h.free_vcpu <> coalesce(r.vcpu, 0)
          or h.memory_mib - h.free_memory_mib <> coalesce(r.memory, 0)
          or h.disk_gib - h.free_disk_gib <> coalesce(r.disk, 0))
      + (select count(*) from reservation r where r.state <> 'released'
        and not (exists (select from host h where h.id = r.host_id) and exists (select from agency a where a.id = r.agency_id)))`,
  },
  {
    id: 'I5',
    says: 'a statement that is not the sum of its lines, or differs from its second rating',
    sql: `select
      (select count(*) from statement s left join (
          select statement_id, sum(amount_fen) as total, count(*) as lines from charge_line group by 1) c on c.statement_id = s.id
        where s.state <> 'void' and (s.total_fen <> coalesce(c.total, 0) or s.lines <> coalesce(c.lines, 0)))
      + (select count(*) from statement where state not in ('draft', 'void') and second_differences is distinct from 0)`,
  },
  {
    id: 'I6',
    says: 'an order or instance without an audit row, a row outside the chain for a minute, or a broken chain',
    sql: `select
      (select count(*) from "order" o where o.state <> 'draft'
        and not exists (select from audit_event e where e.object_kind = 'order' and e.object_id = o.id::text))
      + (select count(*) from instance i
        where not exists (select from audit_event e where e.object_kind = 'instance' and e.object_id = i.id::text))
      + (select count(*) from audit_event e where e.recorded_at < now() - interval '60 seconds'
        and not exists (select from audit_seal s where s.event_id = e.id))
      + (select count(*) from recurring_job where name = 'verifyAudit' and succeeded is false)`,
  },
  {
    id: 'I7',
    says: 'a table of agencies without forced row-level security',
    sql: `select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not a.attisdropped
      and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  {
    id: 'I8',
    says: 'an idempotency key that never got its answer',
    sql: `select count(*) from idempotency_key where status is null and created_at < now() - interval '5 minutes'`,
  },
  {
    id: 'I9',
    says: 'a host asleep that holds room, or room held elsewhere for a machine that no plan will move there',
    sql: `select
      (select count(*) from host h where h.state in ('dozing', 'asleep', 'waking')
        and exists (select from reservation r where r.host_id = h.id and r.state <> 'released'))
      + (select count(*) from reservation r where r.key like '%:evacuate' and r.state <> 'released'
        and r.created_at < now() - interval '5 minutes'
        and not exists (select from evacuation_move m where m.token::text || ':evacuate' = r.key
          and m.state in ('waiting', 'reserved', 'running', 'stuck'))
        and not exists (select from consolidation_move m where m.token::text || ':evacuate' = r.key
          and m.state in ('reserved', 'running', 'stuck')))`,
  },
]

/** Counted in one snapshot, so that a change between two questions is no violation. */
export async function countViolations(
  databases: Databases,
): Promise<{ id: Invariant['id']; count: number }[]> {
  const client = await databases.platform.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const counts: { id: Invariant['id']; count: number }[] = []
    for (const { id, sql } of invariants) {
      const { rows } = await client.query<{ count: string }>(`select (${sql})::bigint as count`)
      counts.push({ id, count: Number(rows[0]?.count ?? 0) })
    }
    return counts
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}
