import type { Pool } from 'pg'
import { violationOf } from '@/lib/scheduler/claim-host'
import { commitBatch } from '@/lib/scheduler/writer/commit-batch'
import { type Chosen, decideBatch, type Waiting } from '@/lib/scheduler/writer/decide-batch'
import { GroupMembers } from '@/lib/scheduler/writer/group-members'
import { readHostsById } from '@/lib/scheduler/writer/host-rows'
import type { PlacementAnswer, PlacementAsk } from '@/lib/scheduler/writer/placement-ask'
import { type Shard, serves } from '@/lib/scheduler/writer/shard'

/** More in one statement make a bad plan; more at once only share the same processors. */
const mostRows = 100
const mostUnderWay = 3
const gatherMillis = 5
const mostTries = 5

/**
 * Decides for the pools it leads: in memory one after the other, written a batch at a time, so that one flush of
 * the log serves up to a hundred. A batch starts at once when nothing is under way, else when it is full or 5 ms
 * old. Memory is advice: what the database refuses is read again and decided again.
 */
export class PlacementWriter {
  readonly shards = new Map<string, Shard>()
  private readonly queue: Waiting[] = []
  private readonly pending = new Map<string, Promise<PlacementAnswer>>()
  private underWay = 0
  private timer: NodeJS.Timeout | undefined
  private immediate: NodeJS.Immediate | undefined

  constructor(private readonly db: Pool) {}

  leadsFor(ask: PlacementAsk): boolean {
    for (const { lease } of this.shards.values()) if (serves(lease, ask)) return true
    return false
  }

  /** The same key twice at once is one question. */
  ask(ask: PlacementAsk): Promise<PlacementAnswer> {
    const asked = this.pending.get(ask.key)
    if (asked) return asked
    const answer = new Promise<PlacementAnswer>((settle) => {
      this.queue.push({ ask, settle, since: performance.now(), tries: 0 })
    }).finally(() => this.pending.delete(ask.key))
    this.pending.set(ask.key, answer)
    this.wake()
    return answer
  }

  /** Nobody is kept waiting by a writer that ends. */
  async stop(): Promise<void> {
    this.shards.clear()
    this.wake()
    await Promise.all(this.pending.values())
  }

  private wake(): void {
    const oldest = this.queue[0]
    if (!oldest || this.immediate || this.underWay >= mostUnderWay) return
    const left = gatherMillis - (performance.now() - oldest.since)
    if (this.underWay === 0 || this.queue.length >= mostRows || left <= 0) {
      this.immediate = setImmediate(() => this.start())
    } else {
      this.timer ??= setTimeout(() => {
        this.timer = undefined
        this.wake()
      }, left)
    }
  }

  private start(): void {
    this.immediate = undefined
    const batch = this.queue.splice(0, mostRows)
    this.underWay += 1
    void this.serve(batch)
      .catch(() => give(batch))
      .finally(() => {
        this.underWay -= 1
        this.wake()
      })
    this.wake()
  }

  /** Whatever goes wrong, everybody in the batch gets an answer or another try. */
  private async serve(batch: readonly Waiting[]): Promise<void> {
    const ids = new Set(batch.flatMap(({ ask }) => ask.request.groupId ?? []))
    const groups = await GroupMembers.read(this.db, ids).catch(() => null)
    if (!groups) return give(batch)
    const { chosen, nowhere } = decideBatch([...this.shards.values()], batch, groups)
    give(nowhere)
    await Promise.all([...chosen].map(([shard, some]) => this.commit(shard, some)))
  }

  private async commit(shard: Shard, chosen: readonly Chosen[]): Promise<void> {
    const slots = new Set(chosen.map(({ slot }) => slot))
    shard.index.begin(slots)
    const outcome = await commitBatch(this.db, shard.lease, chosen).catch((error: unknown) => ({ error }))
    if ('error' in outcome) {
      this.giveBack(shard, chosen)
      shard.index.end(slots)
      return this.failed(shard, chosen, outcome.error)
    }
    const { claimed, held, fenced, unwaited } = outcome
    const refused: Chosen[] = []
    for (const each of chosen) {
      const earlier = held.get(each.ask.key)
      const isUnwaited = unwaited.has(each.ask.key)
      if (earlier || isUnwaited || !claimed.has(each.hostId)) this.giveBack(shard, [each])
      if (earlier) each.waiting.settle({ placed: true, ...earlier })
      else if (isUnwaited) each.waiting.settle(null)
      else if (claimed.has(each.hostId))
        each.waiting.settle({ placed: true, hostId: each.hostId, poolId: shard.lease.poolId })
      else refused.push(each)
    }
    for (const { slot, hostId } of chosen) {
      const left = claimed.get(hostId)
      if (left) shard.index.seeFree(slot, left)
    }
    shard.index.end(slots)
    if (fenced) this.shards.delete(shard.lease.poolId)
    if (refused.length === 0) return
    if (!fenced) await this.readAgain(shard, refused)
    this.again(refused)
  }

  /**
   * A constraint or a deadlock undid the batch: each is asked again by itself. Of anything else the outcome is
   * unknown, and the caller finds out by its key.
   */
  private async failed(shard: Shard, chosen: readonly Chosen[], error: unknown): Promise<void> {
    if (!violationOf(error)) return give(chosen.map(({ waiting }) => waiting))
    await this.readAgain(shard, chosen)
    if (chosen.length === 1) return this.again(chosen)
    for (const { waiting } of chosen) await this.serve([waiting])
  }

  private async readAgain(shard: Shard, chosen: readonly Chosen[]): Promise<void> {
    const ids = [...new Set(chosen.map(({ hostId }) => hostId))]
    const rows = await readHostsById(this.db, ids).catch(() => [])
    for (const row of rows) shard.index.see(row)
  }

  private again(chosen: readonly Chosen[]): void {
    for (const { waiting } of chosen) {
      waiting.tries += 1
      if (waiting.tries < mostTries) this.queue.unshift(waiting)
      else waiting.settle(null)
    }
  }

  private giveBack(shard: Shard, chosen: readonly Chosen[]): void {
    for (const { slot, ask } of chosen) shard.index.take(slot, ask.request, -1)
  }
}

const give = (waiting: readonly Waiting[]): void => {
  for (const { settle } of waiting) settle(null)
}
