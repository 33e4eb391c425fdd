import type { Pool, PoolClient } from 'pg'
import { handOverChannel } from '@/lib/scheduler/writer/hand-over'
import type { PlacementAnswer, PlacementAsk } from '@/lib/scheduler/writer/placement-ask'

type Answered = { id: string; answer: PlacementAnswer }

/** Requests that other processes have left for this writer: woken by notice, looked for at each of its ticks. */
export class HandedRequests {
  private readonly inHand = new Set<string>()
  private answered: Answered[] = []
  private listener: PoolClient | undefined
  private fetching: Promise<void> | undefined
  private missed = false

  constructor(
    private readonly db: Pool,
    private readonly holder: string,
    private readonly ask: (ask: PlacementAsk) => Promise<PlacementAnswer>,
  ) {}

  /** Looks for what is there, and listens again where the connection has broken. */
  async tick(): Promise<void> {
    if (!this.listener) await this.listen()
    await this.fetch()
  }

  async stop(): Promise<void> {
    await this.fetching
    this.listener?.release(true)
    this.listener = undefined
    await this.db.query('delete from placement_request where holder = $1 and not answered', [this.holder])
  }

  private async listen(): Promise<void> {
    const client = await this.db.connect()
    const drop = () => {
      if (this.listener !== client) return
      this.listener = undefined
      client.release(true)
    }
    client.once('error', drop)
    client.once('end', drop)
    client.on('notification', ({ payload }) => {
      if (payload === this.holder) void this.fetch()
    })
    this.listener = client
    await client.query(`listen ${handOverChannel}`)
  }

  /** A notice that comes during a look asks for another one after it. */
  private fetch(): Promise<void> {
    this.missed = this.fetching !== undefined
    this.fetching ??= this.take()
      .catch(() => {})
      .finally(() => {
        this.fetching = undefined
        if (this.missed) void this.fetch()
      })
    return this.fetching
  }

  private async take(): Promise<void> {
    const { rows } = await this.db.query<{ id: string; ask: PlacementAsk }>(
      `select id, ask from placement_request where holder = $1 and not answered and id <> all($2::uuid[]) order by id`,
      [this.holder, [...this.inHand]],
    )
    for (const { id, ask } of rows) {
      this.inHand.add(id)
      void this.ask({ ...ask, handedAs: id }).then((answer) => this.answer({ id, answer }))
    }
  }

  /** What a batch settled at once is answered at once, in one statement. */
  private answer(one: Answered): void {
    if (this.answered.push(one) === 1) setImmediate(() => void this.write().catch(() => {}))
  }

  private async write(): Promise<void> {
    const some = this.answered
    this.answered = []
    const ids = some.map(({ id }) => id)
    await this.db
      .query(
        `update placement_request p set answered = true, host_id = a.host_id, pool_id = a.pool_id
         from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as a(id, host_id, pool_id) where p.id = a.id`,
        [ids, some.map(({ answer }) => answer?.hostId), some.map(({ answer }) => answer?.poolId)],
      )
      .finally(() => {
        for (const id of ids) this.inHand.delete(id)
      })
  }
}
