import { type Bench, timed } from '@/bench/bench'
import { benchDatabase } from '@/bench/bench-database'
import { newCtx, systemActor } from '@/lib/context'
import { copyIn } from '@/lib/db/copy-in'
import type { UsageFact } from '@/lib/metering/usage-fact'

const batch = 10_000
const columns = [
  'line_id',
  'start_at',
  'end_at',
  'month',
  'quantity',
  'agency_id',
  'source',
  'id',
  'unit',
  'quality',
]

/**
 * Idempotent ingest in batches of 10,000 in time order, against COPY of the same batches into the same
 * columns without indexes; both arms take turns, batch by batch. Then everything once more.
 */
export const bench: Bench = async ({ facts = 2_000_000, agencies = 1_000 }, say) => {
  const db = await benchDatabase()
  try {
    const { recordUsage } = await import('@/lib/metering/record-usage')
    const ctx = newCtx(db.databases, systemActor, { now: () => new Date('2026-11-05T02:00:00Z') })
    const agencyIds = await makeAgencies(db.owner, agencies)
    await db.owner.query(`create table copy_target as select ${columns.join(', ')} from usage_fact`)
    const client = await db.owner.connect()
    let [copySeconds, ingestSeconds, replaySeconds, added, changed] = [0, 0, 0, 0, 0]
    for (const some of batches(facts, agencyIds)) {
      copySeconds += await timed(async () => {
        await client.query('begin')
        await copyIn(client, 'copy_target', columns, some.map(rowOf))
        await client.query('commit')
      })
      ingestSeconds += await timed(async () => {
        added += (await recordUsage(ctx, some)).added
      })
    }
    say(`${added} facts in; once more`)
    for (const some of batches(facts, agencyIds))
      replaySeconds += await timed(async () => {
        changed += (await recordUsage(ctx, some)).added
      })
    client.release()
    return {
      ratios: { ingest_over_copy: copySeconds / ingestSeconds },
      figures: {
        facts: added,
        copy_rows_per_s: facts / copySeconds,
        ingest_rows_per_s: facts / ingestSeconds,
        replay_rows_per_s: facts / replaySeconds,
        replay_changed_rows: changed,
      },
      environment: db.settings,
    }
  } finally {
    await db.stop()
  }
}

async function makeAgencies(owner: import('pg').Pool, count: number): Promise<string[]> {
  await owner.query(`
    insert into division (code, name, level, valid_from) values ('530000', '基准省', 'province', '2000-01-01');
    insert into sector (code, name_zh, name_en) values ('general', '综合', 'General')`)
  const { rows } = await owner.query<{ id: string }>(`
    insert into agency (credit_code, name, short_name, division_code, sector_code, network_zones, opened_at)
    select 'BENCH' || lpad(n::text, 13, '0'), '机构' || n, '机构' || n, '530000', 'general', '{extranet}', '2026-01-01'
    from generate_series(1, ${count}) n returning id`)
  return rows.map(({ id }) => id)
}

/** Hour by hour, each hour one reading of every instance; the same facts whenever asked. */
function* batches(facts: number, agencyIds: readonly string[]): Generator<UsageFact[]> {
  const perHour = Math.ceil(facts / 744)
  let some: UsageFact[] = []
  for (let n = 0; n < facts; n++) {
    const hour = Math.floor(n / perHour)
    const startAt = new Date(Date.UTC(2026, 8, 30, 16 + hour))
    const instance = String(n % perHour).padStart(12, '0')
    some.push({
      source: 'driver',
      id: `202610-${startAt.toISOString()}-${instance}`,
      agencyId: agencyIds[(n % perHour) % agencyIds.length] ?? '',
      instanceId: `00000000-0000-4000-8000-${instance}`,
      meter: 'traffic.outGiB',
      quantity: `${(n * 7919) % 100}.25`,
      unit: 'gib',
      startAt,
      endAt: new Date(startAt.getTime() + 3_600_000),
    })
    if (some.length === batch) {
      yield some
      some = []
    }
  }
  if (some.length > 0) yield some
}

const rowOf = (fact: UsageFact, index: number) => [
  index,
  fact.startAt,
  fact.endAt,
  '202610',
  fact.quantity,
  fact.agencyId,
  fact.source,
  fact.id,
  fact.unit,
  'measured',
]
