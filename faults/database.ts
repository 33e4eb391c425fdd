import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Databases } from '@/lib/context'
import { migrate } from '@/lib/db/migrate'
import { openPool } from '@/lib/db/open-pool'
import { freePort, startPostgres } from '@/scripts/postgres.mjs'

const PASSWORD = 'faults'
const flags = ['fsync=off', 'max_connections=120']

type Server = Awaited<ReturnType<typeof startPostgres>>

/** A PostgreSQL of the scenario's own, which can be made to crash. */
export class FaultyDatabase {
  readonly databases: Databases

  private constructor(
    private readonly folder: string,
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
    return database
  }

  url(login: string): string {
    return `postgres://${login}:${PASSWORD}@127.0.0.1:${this.port}/postgres`
  }

  /** As `pg_ctl -m immediate restart`: no checkpoint, every connection cut, recovery from the log. */
  async crash(): Promise<void> {
    const gone = new Promise((resolve) => this.server.process.once('exit', resolve))
    this.server.process.kill('SIGQUIT')
    await gone
    this.server = await startPostgres({
      dir: join(this.folder, 'postgres'),
      password: PASSWORD,
      port: this.port,
      flags,
    })
  }

  async stop(): Promise<void> {
    await Promise.allSettled([this.databases.app.end(), this.databases.platform.end()])
    await this.server.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private open(login: string) {
    return openPool(this.url(login), { max: 12 })
  }
}
