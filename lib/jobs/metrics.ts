import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Databases } from '@/lib/context'
import { countViolations } from '@/lib/jobs/invariants'

const freshMs = 15_000

/** What one process tells Prometheus. No label names an agency or a person. */
export function metricsOf(databases: Databases): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    collect: (gauge: Gauge) => Promise<void>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset()
        await collect(this)
      },
    })

  const violations = fresh(() => countViolations(databases))
  gauge(
    'zt_invariant_violations',
    'Rows that break an invariant; must read zero',
    ['invariant'],
    async (g) => {
      for (const { id, count } of await violations()) g.set({ invariant: id }, count)
    },
  )
  gauge('zt_job_queue_depth', 'Jobs ready or waiting to be tried again', ['queue'], async (g) => {
    for (const row of await read<{ name: string; n: number }>(databases, depth))
      g.set({ queue: row.name }, row.n)
  })
  gauge('zt_job_oldest_age_seconds', 'How long the oldest ready job has waited', [], async (g) => {
    const [row] = await read<{ n: number }>(databases, oldest)
    g.set(row?.n ?? 0)
  })
  gauge('zt_processes', 'Processes seen in the last 30 seconds', ['kind'], async (g) => {
    for (const row of await read<{ kind: string; n: number }>(databases, alive))
      g.set({ kind: row.kind }, row.n)
  })
  gauge('zt_audit_unsealed_age_seconds', 'Age of the oldest audit row outside the chain', [], async (g) => {
    const [row] = await read<{ n: number }>(databases, unsealed)
    g.set(row?.n ?? 0)
  })
  gauge('zt_recurring_job_failed', '1 if the last run of a recurring job failed', ['job'], async (g) => {
    for (const row of await read<{ name: string; n: number }>(databases, failing))
      g.set({ job: row.name }, row.n)
  })
  return registry
}

const depth = `select name, count(*)::int as n from pgboss.job where state < 'active' group by name`
const oldest = `select coalesce(extract(epoch from now() - min(start_after)), 0)::float as n from pgboss.job
  where state < 'active' and not blocked and start_after <= now()`
const alive = `select kind, count(*)::int as n from heartbeat where seen_at > now() - interval '30 seconds' group by kind`
const failing = `select name, (succeeded is false)::int as n from recurring_job`
const unsealed = `select coalesce(extract(epoch from now() - min(recorded_at)), 0)::float as n from audit_event
  where (xid, id) > (select coalesce(max(xid), 0), coalesce((array_agg(event_id order by seq desc))[1], '00000000-0000-0000-0000-000000000000')
    from (select * from audit_seal order by seq desc limit 1) head)`

async function read<Row extends object>({ platform }: Databases, text: string): Promise<Row[]> {
  return (await platform.query<Row>(text)).rows
}

/** Several scrapers do not make the database count again and again. */
function fresh<T>(make: () => Promise<T>): () => Promise<T> {
  let at = 0
  let kept: Promise<T> | undefined
  return () => {
    if (!kept || Date.now() - at > freshMs) {
      at = Date.now()
      kept = make()
      kept.catch(() => {
        kept = undefined
      })
    }
    return kept
  }
}
