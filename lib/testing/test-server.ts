import { createHash } from 'node:crypto'
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { runMigrations } from '@/scripts/migrations.mjs'
import { startPostgres } from '@/scripts/postgres.mjs'

const PASSWORD = 'test'
const LOCK = 724_001

export type TestServer = { adminUrl: string; stop: () => Promise<void> }

/** The server in TEST_DATABASE_ADMIN_URL, which several runs may share, or one of this run's own. */
export async function testServer(): Promise<TestServer> {
  const shared = process.env.TEST_DATABASE_ADMIN_URL
  if (shared) return { adminUrl: shared, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'zhengtong-test-'))
  // As root PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755)
  const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
  const server = await startPostgres({ dir: join(folder, 'postgres'), password: PASSWORD, flags })
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { adminUrl: `postgres://zt_owner:${PASSWORD}@127.0.0.1:${server.port}/postgres`, stop }
}

/** Addresses of one database for the three logins; on a test server every login has the owner's password. */
export function addressesOf(adminUrl: string, database: string) {
  const address = (login?: string) => {
    const url = new URL(adminUrl)
    url.pathname = `/${database}`
    if (login) url.username = login
    return url.href
  }
  return { app: address('zt_app'), platform: address('zt_platform'), owner: address() }
}

/** A migrated database to copy, made once for each state of the migrations. */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of globSync(['drizzle/**/*.{sql,json}', 'lib/db/**/*.ts', 'scripts/migrate.ts']).sort()) {
    hash.update(`${file}\0`).update(readFileSync(file))
  }
  const name = `zt_template_${hash.digest('hex').slice(0, 16)}`
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock($1)', [LOCK])
    const { rowCount } = await admin.query('select from pg_database where datname = $1 and datistemplate', [
      name,
    ])
    if (rowCount) return name
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.query(`create database ${name}`)
    await runMigrations(addressesOf(adminUrl, name))
    await admin.query(`alter database ${name} is_template true`)
    return name
  } finally {
    await admin.end()
  }
}
