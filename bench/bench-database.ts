import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Databases } from '@/lib/context'
import { openPool } from '@/lib/db/open-pool'
import { runMigrations } from '@/scripts/migrations.mjs'
import { startPostgres } from '@/scripts/postgres.mjs'

export type Addresses = { app: string; platform: string; owner: string }
export type BenchDatabase = {
  addresses: Addresses
  databases: Databases
  owner: Pool
  settings: Record<string, string>
  /** The same content in another database of this server. */
  copyAs(name: string): Promise<Omit<BenchDatabase, 'settings' | 'copyAs' | 'stop'>>
  stop(): Promise<void>
}

/** A PostgreSQL of the benchmark's own, durable as in production, migrated and removed afterwards. */
export async function benchDatabase(flags: string[] = []): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengtong-bench-'))
  const tuned = ['shared_buffers=2GB', 'max_wal_size=8GB', 'maintenance_work_mem=512MB', 'jit=off', ...flags]
  const server = await startPostgres({ dir: join(folder, 'postgres'), password: 'bench', flags: tuned })
  const addressesOf = (database: string): Addresses => {
    const address = (login: string) => `postgres://${login}:bench@127.0.0.1:${server.port}/${database}`
    return { app: address('zt_app'), platform: address('zt_platform'), owner: address('zt_owner') }
  }
  const addresses = addressesOf('postgres')
  Object.assign(process.env, {
    DATABASE_URL: addresses.app,
    DATABASE_PLATFORM_URL: addresses.platform,
    DATABASE_OWNER_URL: addresses.owner,
  })
  await runMigrations(addresses)
  const opened: Pool[] = []
  const open = (address: string) => {
    const pool = openPool(address, { max: 8 })
    opened.push(pool)
    return pool
  }
  const poolsOf = ({ app, platform, owner }: Addresses) => ({
    app: open(app),
    platform: open(platform),
    owner: open(owner),
  })
  const pools = poolsOf(addresses)
  const { rows } = await pools.owner.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('max_parallel_workers_per_gather', 'shared_buffers', 'server_version')`,
  )
  return {
    addresses,
    databases: pools,
    owner: pools.owner,
    settings: Object.fromEntries(rows.map(({ name, setting }) => [name, setting])),
    async copyAs(name) {
      // A template must be at rest; the pools open new connections when they are asked next.
      const other = open(addressesOf('template1').owner)
      await other.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'`)
      await other.query(`create database ${name} template postgres`)
      const copied = poolsOf(addressesOf(name))
      return { addresses: addressesOf(name), databases: copied, owner: copied.owner }
    },
    async stop() {
      await Promise.all(opened.map((pool) => pool.end()))
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
