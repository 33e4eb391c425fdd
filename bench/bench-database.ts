import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import type { Databases } from '@/lib/context'
import { openPool } from '@/lib/db/open-pool'
import { runMigrations } from '@/scripts/migrations.mjs'
import { startPostgres } from '@/scripts/postgres.mjs'

export type BenchDatabase = {
  databases: Databases
  owner: Pool
  settings: Record<string, string>
  stop(): Promise<void>
}

/** A PostgreSQL of the benchmark's own, durable as in production, migrated and removed afterwards. */
export async function benchDatabase(flags: string[] = []): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengtong-bench-'))
  const tuned = ['shared_buffers=2GB', 'max_wal_size=8GB', 'maintenance_work_mem=512MB', 'jit=off', ...flags]
  const server = await startPostgres({ dir: join(folder, 'postgres'), password: 'bench', flags: tuned })
  const address = (login: string) => `postgres://${login}:bench@127.0.0.1:${server.port}/postgres`
  const [app, platform, owner] = [address('zt_app'), address('zt_platform'), address('zt_owner')]
  Object.assign(process.env, {
    DATABASE_URL: app,
    DATABASE_PLATFORM_URL: platform,
    DATABASE_OWNER_URL: owner,
  })
  await runMigrations({ app, platform, owner })
  const open = (address: string) => openPool(address, { max: 8 })
  const pools = { app: open(app), platform: open(platform), owner: open(owner) }
  const { rows } = await pools.owner.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('max_parallel_workers_per_gather', 'shared_buffers', 'server_version')`,
  )
  return {
    databases: pools,
    owner: pools.owner,
    settings: Object.fromEntries(rows.map(({ name, setting }) => [name, setting])),
    async stop() {
      await Promise.all(Object.values(pools).map((pool) => pool.end()))
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
