import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { FaultyDatabase } from '@/faults/database'
import { type Ordering, placeOrder } from '@/faults/load'
import { workerEnvironment } from '@/faults/worker-environment'
import { type Ctx, newCtx, systemActor } from '@/lib/context'
import { registry } from '@/lib/jobs/registry'
import { typescript } from '@/scripts/migrations.mjs'

export type Ordered = { orderId: string; lineId: string; runId: string; instanceId: string; token: string }
export type Fault = 'fail' | 'refuse' | 'lostAnswer' | 'twice'

/** Where a drill plays: no worker runs, so nothing moves but by the drill's own hand, step by step. */
export class Stage {
  private ordered = 0
  private readonly hands = new Set<ChildProcess>()

  constructor(
    readonly database: FaultyDatabase,
    private readonly ordering: Ordering,
    readonly now: Date,
  ) {}

  get system(): Ctx {
    return newCtx(this.database.databases, systemActor)
  }

  /** An order as far as its approval; its run waits for whoever takes it. */
  async order(): Promise<Ordered> {
    const { databases } = this.database
    const orderId = await placeOrder(databases, this.ordering, this.ordered++, this.now)
    await this.database.owner('insert into acknowledged values ($1)', [orderId])
    const [ordered] = await this.rows<Ordered>(
      `select r.order_id as "orderId", r.order_line_id as "lineId", r.id as "runId", i.id as "instanceId", i.token
       from run r join instance i on i.id = r.instance_id where r.order_id = $1`,
      [orderId],
    )
    if (!ordered) throw new Error('an approved order without a run')
    return ordered
  }

  /** The next engine call of this kind for the order goes wrong that way, once. */
  async plan(op: string, kind: Fault, { token }: Ordered): Promise<void> {
    await this.rows('insert into sim_fault (op, kind, token) values ($1, $2, $3)', [op, kind, token])
  }

  /** How often the engine's own journal says that this befell the order. */
  async befell(op: string, fault: Fault, { token }: Ordered): Promise<number> {
    return this.count('sim_journal where op = $1 and fault = $2 and token = $3', [op, fault, token])
  }

  /** The job of the run, once, as a worker would do it. */
  async advance({ runId }: Ordered): Promise<void> {
    await registry.advanceRun?.(this.system, { runId })
  }

  /** Leases and pauses are over. */
  async timePasses({ runId }: Ordered): Promise<void> {
    await this.rows(
      `update run set lease_until = lease_until - interval '1 hour', next_try_at = next_try_at - interval '1 hour'
       where id = $1`,
      [runId],
    )
  }

  /** Again and again until the run has ended or waits for a person. */
  async toItsEnd(order: Ordered): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      await this.advance(order)
      const open = `run where id = $1 and state in ('queued', 'running', 'undoing')`
      if ((await this.count(open, [order.runId])) === 0) return
      await this.timePasses(order)
    }
    throw new Error('a run that never ends')
  }

  /** The same job in a process of its own, which can die or stand still in the middle of it. */
  hand({ runId }: Ordered, moment: { CRASH_AT: string } | { FREEZE_AT: string }): ChildProcess {
    const hand = spawn(process.execPath, typescript('faults/hand.ts', '--run', runId), {
      cwd: process.cwd(),
      stdio: 'ignore',
      env: { ...process.env, ...workerEnvironment(this.database), ...moment },
    })
    this.hands.add(hand)
    return hand
  }

  /** Nobody is left standing still. */
  clear(): void {
    for (const hand of this.hands) hand.kill('SIGKILL')
  }

  /** Waits for a row that another process writes. */
  async until(from: string, values: unknown[]): Promise<void> {
    for (let tries = 0; tries < 1200; tries++) {
      if ((await this.count(from, values)) > 0) return
      await pause(50)
    }
    throw new Error(`nothing came: ${from}`)
  }

  async count(from: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: number }>(`select count(*)::int as n from ${from}`, values)
    return row?.n ?? 0
  }

  async rows<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.database.databases.platform.query<T>(text, values)).rows
  }
}
