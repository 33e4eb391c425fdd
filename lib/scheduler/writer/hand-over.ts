import type { Databases } from '@/lib/context'
import type { PlacementAnswer, PlacementAsk } from '@/lib/scheduler/writer/placement-ask'

export const handOverChannel = 'zt_placement'

const patienceMillis = 200
const lookEveryMillis = 5

type Row = { id: string; host_id: string | null; pool_id: string | null }

/**
 * Leaves the request in the table for the process that leads a pool that serves it, and takes the answer from
 * there. Null: nobody leads one, it found nothing, or it did not answer in 200 ms; the caller looks for itself.
 * A writer that is late finds the request gone and writes nothing.
 */
export async function handOver(databases: Databases, ask: PlacementAsk): Promise<PlacementAnswer> {
  const { zone, protectionLevel, architecture, poolId } = ask.request
  const { rows } = await databases.platform.query<{ id: string }>(
    `with leader as (
       select l.holder from placement_lease l join pool p on p.id = l.pool_id
       where l.expires_at > now() and p.state = 'active' and p.zone = $1 and $2 = any(p.protection_levels)
         and p.architecture = $3 and ($4::uuid is null or p.id = $4) order by p.id limit 1
     ), handed as (
       insert into placement_request (holder, ask) select holder, $5::jsonb from leader returning id, holder
     )
     select id, pg_notify('${handOverChannel}', holder) from handed`,
    [zone, protectionLevel, architecture, poolId ?? null, JSON.stringify(ask)],
  )
  const [handed] = rows
  if (!handed) return null
  const row = await postFor(databases).wait(handed.id)
  return row?.host_id && row.pool_id ? { placed: true, hostId: row.host_id, poolId: row.pool_id } : null
}

/** The answers this process waits for: one look at the table for all of them. */
class Post {
  private readonly waiting = new Map<string, { until: number; settle(row: Row | null): void }>()
  private looking = false

  constructor(private readonly databases: Databases) {}

  wait(id: string): Promise<Row | null> {
    return new Promise((settle) => {
      this.waiting.set(id, { until: performance.now() + patienceMillis, settle })
      if (!this.looking) void this.look()
    })
  }

  private async look(): Promise<void> {
    this.looking = true
    while (this.waiting.size > 0) {
      await new Promise((again) => setTimeout(again, lookEveryMillis))
      const now = performance.now()
      const late = [...this.waiting].filter(([, { until }]) => until <= now).map(([id]) => id)
      await this.take([...this.waiting.keys()], late).catch(() => {})
      for (const id of late) this.settle(id, null)
    }
    this.looking = false
  }

  /** Answered rows and those nobody waits for any longer leave the table. */
  private async take(ids: string[], late: string[]): Promise<void> {
    const { rows } = await this.databases.platform.query<Row>(
      `delete from placement_request where id = any($1::uuid[]) and (answered or id = any($2::uuid[]))
       returning id, host_id, pool_id`,
      [ids, late],
    )
    for (const row of rows) this.settle(row.id, row)
  }

  private settle(id: string, row: Row | null): void {
    this.waiting.get(id)?.settle(row)
    this.waiting.delete(id)
  }
}

const posts = new WeakMap<Databases, Post>()

function postFor(databases: Databases): Post {
  const post = posts.get(databases) ?? new Post(databases)
  posts.set(databases, post)
  return post
}
