import type { Pool, PoolClient } from 'pg'
import { cloneAgency } from '@/bench/pages-clone'
import { recurringJobs } from '@/lib/jobs/recurring'

/** The agency whose rows are multiplied, and its people; the operators see all of it. */
export const agencyName = '澜州住建局'

/** At least `instances` of them in the agency (at most, when `atMost`), with everything else in proportion. */
export async function growAgency(owner: Pool, instances: number, atMost: boolean): Promise<number> {
  const client = await owner.connect()
  try {
    const { rows } = await client.query<{ id: string; n: number }>(
      `select a.id, count(*)::int as n from agency a join instance i on i.agency_id = a.id
       where a.short_name = $1 group by a.id`,
      [agencyName],
    )
    const [agency] = rows
    if (!agency) throw new Error('the demonstration has no machines')
    const times = (atMost ? Math.floor : Math.ceil)(instances / agency.n) - 1
    await cloneAgency(client, agency.id, times)
    await vary(client, agency.id)
    await addUp(client, agency.id)
    await client.query('vacuum analyze')
    await client.query('checkpoint')
    return agency.n * (times + 1)
  } finally {
    client.release()
  }
}

/** Evenly from 0 to 99, the same for the same id. */
const percent = (id: string) => `('x' || substr(md5(${id}::text), 1, 6))::bit(24)::int % 100`

/** The demonstration's machines all run and its tasks are done: some of the copies are not, in every proportion the same. */
async function vary(client: PoolClient, agencyId: string): Promise<void> {
  const mine = `agency_id = '${agencyId}'`
  await client.query(`
    update instance set ends_on = to_char(now() + ${percent('id')} * interval '4 days', 'YYYY-MM-DD'),
        state = case ${percent('id')} when 0 then 'recycled' when 1 then 'closed' when 2 then 'failed' when 3 then 'suspended'
          else case when ${percent('id')} < 9 then 'stopped' else state end end,
        recycle_until = case ${percent('id')} when 0 then now() + interval '5 days' end,
        closed_at = case ${percent('id')} when 1 then now() end
      where ${mine};
    update task set state = 'open', assignee_id = null, ended_at = null, due_at = now() + interval '1 day'
      where ${mine} and kind = 'manualFulfilment' and ${percent('id')} < 30;
    -- Nobody takes these up while pages are measured: their lease is held by a worker that is not there.
    update run set ended_at = null, lease_until = now() + interval '1 day', state = case when ${percent('id')} < 2 then 'stuck' else 'running' end,
        failure = case when ${percent('id')} < 2 then '{"code":"unavailable","message":"503","retryable":true,"step":1,"at":"2026-11-01T00:00:00.000Z"}'::jsonb end
      where ${mine} and kind = 'create' and ${percent('id')} < 5;
    update notification set read_at = created_at where ${mine} and not waits and ${percent('id')} < 80`)
}

/** What stands in totals of its own follows the copies. */
async function addUp(client: PoolClient, agencyId: string): Promise<void> {
  await client.query(`
    update statement s set lines = c.n, total_fen = c.fen, second_total_fen = c.fen
      from (select statement_id, count(*) as n, sum(amount_fen) as fen from charge_line where agency_id = '${agencyId}' group by 1) c
      where c.statement_id = s.id;
    update spend s set amount_fen = amount_fen * (select count(*) from instance where agency_id = '${agencyId}') / 12
      where agency_id = '${agencyId}';
    update quota q set used = c.used, held = c.held, "limit" = 2 * (c.used + c.held)
      from (select kind, coalesce(sum(amount) filter (where state = 'used'), 0) as used, coalesce(sum(amount) filter (where state = 'held'), 0) as held
        from quota_claim where agency_id = '${agencyId}' group by 1) c
      where q.agency_id = '${agencyId}' and q.kind = c.kind;
    update budget b set approved_fen = 2 * (c.held + c.committed) + 1000000, held_fen = c.held, committed_fen = c.committed
      from (select budget_id, coalesce(sum(amount_fen) filter (where state = 'held'), 0) as held,
          coalesce(sum(amount_fen) filter (where state = 'committed'), 0) as committed
        from budget_claim where agency_id = '${agencyId}' group by 1) c
      where c.budget_id = b.id;
    update host h set machines = r.n, vcpu = greatest(h.vcpu, r.vcpu), memory_mib = greatest(h.memory_mib, r.memory), disk_gib = greatest(h.disk_gib, r.disk),
        free_vcpu = greatest(h.vcpu, r.vcpu) - r.vcpu, free_memory_mib = greatest(h.memory_mib, r.memory) - r.memory,
        free_disk_gib = greatest(h.disk_gib, r.disk) - r.disk
      from (select host_id, count(*) as n, sum(vcpu) as vcpu, sum(memory_mib) as memory, sum(disk_gib) as disk
        from reservation where state <> 'released' group by 1) r
      where r.host_id = h.id`)
  // No job of the day is due: a worker started for the benchmark does what pages ask of it and no more.
  await client.query(
    `insert into recurring_job (name, started_at, finished_at, succeeded) select unnest($1::text[]), now(), now(), true
     on conflict do nothing`,
    [recurringJobs.map(({ name }) => name)],
  )
}
