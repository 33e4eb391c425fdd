import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Databases } from '@/lib/context'
import { migrate } from '@/lib/db/migrate'
import { openPool } from '@/lib/db/open-pool'
import { freePort, startPostgres } from '@/scripts/postgres.mjs'

const PASSWORD = 'faults'
const flags = ['fsync=off', 'max_connections=120']

/** What the suite itself saw; no code of the portal knows these tables. */
const bookkeeping = [
  'create unlogged table crash_witness as select 1 as one',
  'create table acknowledged (order_id uuid)',
  'create table metered (until timestamptz)',
  'create table delivered (fact_id text)',
  'create table answered (key text, order_id uuid)',
]

/** Process numbers, where the system tells them. */
function childrenOf(pid: number | undefined): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').map(Number) : []
}

const lives = (pid: number): boolean => existsSync(`/proc/${pid}`)

type Server = Awaited<ReturnType<typeof startPostgres>>

/** A PostgreSQL of the scenario's own, which can be made to crash. */
export class FaultyDatabase {
  readonly databases: Databases

  private constructor(
    readonly folder: string,
    private readonly port: number,
    private server: Server,
  ) {
    this.databases = { app: this.open('zt_app'), platform: this.open('zt_platform') }
  }

  static async start(): Promise<FaultyDatabase> {
    const folder = mkdtempSync(join(tmpdir(), 'zhengtong-faults-'))
    const port = await freePort()
    const server = await startPostgres({ dir: join(folder, 'postgres'), password: PASSWORD, port, flags })
    const database = new FaultyDatabase(folder, port, server)
    await migrate(database.url('zt_owner'), { appPassword: PASSWORD, platformPassword: PASSWORD })
    for (const table of bookkeeping) await database.owner(table)
    return database
  }

  url(login: string): string {
    return `postgres://${login}:${PASSWORD}@127.0.0.1:${this.port}/postgres`
  }

  /** One statement past row-level security: the suite's own bookkeeping. */
  async owner<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    const client = new Client({ connectionString: this.url('zt_owner') })
    await client.connect()
    try {
      return (await client.query<T>(text, values)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }

  /** What a query finds after a change that is rolled back. */
  async spoilt<T extends object>(change: string, text: string): Promise<T[]> {
    const client = new Client({ connectionString: this.url('zt_owner') })
    await client.connect()
    try {
      await client.query(`begin; ${change}`)
      return (await client.query<T>(text)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }

  /**
   * As `pg_ctl -m immediate restart`, or as by the kernel's hand with SIGKILL: no checkpoint, every connection cut,
   * recovery from the log. Says whether the server did recover: only that empties an unlogged table.
   */
  async crash(signal: 'SIGQUIT' | 'SIGKILL' = 'SIGQUIT'): Promise<boolean> {
    await this.cutOff(signal)
    this.server = await startPostgres({
      dir: join(this.folder, 'postgres'),
      password: PASSWORD,
      port: this.port,
      flags,
    })
    const witnesses = await this.owner('select one from crash_witness')
    await this.owner('insert into crash_witness select 1 where not exists (select from crash_witness)')
    return witnesses.length === 0
  }

  async stop(): Promise<void> {
    await Promise.allSettled([this.databases.app.end(), this.databases.platform.end()])
    await this.cutOff()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** A killed server's children end by themselves when they notice; no other may start before they have. */
  private async cutOff(signal: NodeJS.Signals = 'SIGQUIT'): Promise<void> {
    const { process } = this.server
    const left = signal === 'SIGKILL' ? childrenOf(process.pid) : []
    const gone = new Promise((resolve) => process.once('exit', resolve))
    process.kill(signal)
    await gone
    while (left.some(lives)) await pause(10)
  }

  private open(login: string) {
    return openPool(this.url(login), { max: 12 })
  }
}
