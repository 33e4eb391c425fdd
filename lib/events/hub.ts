import { Client, type Pool } from 'pg'
import { eventChannel } from '@/lib/events/relay'
import { log } from '@/lib/log'

export type HeardEvent = { id: string; topic: string; kind: string; data: unknown }
type Row = Omit<HeardEvent, 'id'> & { xid: string; at: string }
type Subscriber = { topics: Set<string>; deliver(events: HeardEvent[]): void }

const againMs = 2000
const sweepMs = 5000
const mostMissed = 500
/** A page is drawn before it listens: so far back goes what is told of things named for the first time. */
const freshSeconds = 15

/** The last event heard, and the topics that were not heard of before. */
export type HeardSoFar = { after: string | null; fresh: readonly string[] }

const heard = ({ xid, at, ...event }: Row): HeardEvent => ({ id: `${xid}-${at}`, ...event })

/**
 * The one connection of a web process that listens for events, and those in it who want to hear. Everything
 * below `horizon` has been delivered; rows above it may still be joined by an earlier, uncommitted one.
 */
export class EventHub {
  /** How to end each open stream; a process that ends must not wait for its browsers to leave. */
  readonly streams = new Set<() => void>()
  ending = false
  private readonly subscribers = new Set<Subscriber>()
  private horizon: string | null = null
  private starting: Promise<void> | null = null
  private reading: Promise<void> | null = null
  private unread = false
  private client: Client | null = null
  private sweep: NodeJS.Timeout | undefined

  constructor(
    private readonly pool: Pool,
    private readonly address: string,
  ) {}

  /** Delivers what happens from now on, and what was missed: since the last event heard, and of fresh topics lately. */
  async subscribe(
    topics: readonly string[],
    soFar: HeardSoFar,
    deliver: (events: HeardEvent[]) => void,
  ): Promise<() => void> {
    this.starting ??= this.start()
    await this.starting
    let waiting: HeardEvent[] | null = []
    const subscriber: Subscriber = {
      topics: new Set(topics),
      deliver: (events) => (waiting ? waiting.push(...events) : deliver(events)),
    }
    this.subscribers.add(subscriber)
    // A reading under way does not know these topics yet; what it passes over belongs to what was missed.
    await this.reading
    const missed = await this.missed(topics, soFar, this.horizon ?? '0')
    const known = new Set(missed.map(({ id }) => id))
    const first = [...missed, ...waiting.filter(({ id }) => !known.has(id))]
    waiting = null
    if (first.length > 0) deliver(first)
    return () => this.subscribers.delete(subscriber)
  }

  endStreams(): void {
    this.ending = true
    for (const end of this.streams) end()
  }

  async close(): Promise<void> {
    clearInterval(this.sweep)
    this.sweep = undefined
    const { client } = this
    this.client = null
    await client?.end().catch(() => {})
    await this.reading
  }

  private async start(): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ horizon: string }>(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon',
      )
      this.horizon = rows[0]?.horizon ?? '0'
      // Whatever befalls the connection or the relay, nobody waits longer than the sweep.
      this.sweep = setInterval(() => this.wake(), sweepMs)
      this.sweep.unref()
      await this.listen()
    } catch (error) {
      this.starting = null
      clearInterval(this.sweep)
      throw error
    }
  }

  private async listen(): Promise<void> {
    const client = new Client({
      connectionString: this.address,
      application_name: 'zt_events',
      keepAlive: true,
    })
    let ended = false
    const again = () => {
      if (ended) return
      ended = true
      if (!this.sweep) return
      setTimeout(() => this.listen().catch(again), againMs).unref()
    }
    client.on('error', again)
    client.on('end', again)
    client.on('notification', () => this.wake())
    this.client = client
    try {
      await client.connect()
      await client.query(`listen ${eventChannel}`)
    } catch (error) {
      log.warn({ err: error }, 'events: listening again soon')
      again()
    }
    this.wake()
  }

  private wake(): void {
    this.unread = true
    this.reading ??= this.read().finally(() => {
      this.reading = null
    })
  }

  private async read(): Promise<void> {
    while (this.unread) {
      this.unread = false
      try {
        await this.readOn()
      } catch (error) {
        log.warn({ err: error }, 'events')
      }
    }
  }

  private async readOn(): Promise<void> {
    const topics = [...new Set([...this.subscribers].flatMap((each) => [...each.topics]))]
    const { rows } = await this.pool.query<Row & { horizon: string }>(
      `with seen as materialized (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon)
       select horizon::text, e.xid::text, e.id::text as at, e.topic, e.kind, e.data
       from seen left join event e on e.xid >= $1::bigint and e.xid < horizon and e.topic = any($2)
       order by e.xid, e.id`,
      [this.horizon, topics],
    )
    this.horizon = rows[0]?.horizon ?? this.horizon
    const events = rows.filter((row) => row.at !== null).map(({ horizon: _, ...row }) => heard(row))
    if (events.length === 0) return
    for (const { topics: wanted, deliver } of this.subscribers) {
      const own = events.filter((event) => wanted.has(event.topic))
      if (own.length > 0) deliver(own)
    }
  }

  private async missed(
    topics: readonly string[],
    { after, fresh }: HeardSoFar,
    before: string,
  ): Promise<HeardEvent[]> {
    if (after === null && fresh.length === 0) return []
    const [xid, at] = after?.split('-') ?? [null, null]
    const { rows } = await this.pool.query<Row>(
      `select xid::text, id::text as at, topic, kind, data from (
         select xid, id, topic, kind, data from event
         where topic = any($1) and (xid, id) > ($2::bigint, $3::bigint) and xid < $4::bigint
         union
         select xid, id, topic, kind, data from event
         where topic = any($5) and at > now() - make_interval(secs => ${freshSeconds}) and xid < $4::bigint
       ) e order by e.xid desc, e.id desc limit ${mostMissed}`,
      [topics, xid, at, before, fresh],
    )
    return rows.reverse().map(heard)
  }
}
