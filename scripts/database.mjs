import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { runMigrations } from './migrations.mjs'
import { OWNER, runningPostgres, startPostgres } from './postgres.mjs'
import { Refusal } from './refusal.mjs'
import { applicationSecrets, localSecrets } from './secrets.mjs'
import { ensureDataDir, readSettings } from './settings.mjs'

const NAME = 'zhengtong'

async function query(address, text) {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return await client.query(text)
  } finally {
    await client.end()
  }
}

async function refuseUnreachable(name, address) {
  try {
    await query(address, 'select 1')
  } catch (error) {
    const { host, pathname } = new URL(address)
    const reason = error.code ?? error.message
    throw new Refusal(
      `连不上数据库 ${host}${pathname}（${name}：${reason}）。`,
      `The database ${host}${pathname} cannot be reached (${name}: ${reason}).`,
    )
  }
}

function withLogin(address, login, password) {
  const url = new URL(address)
  url.username = login
  url.password = password
  return url.href
}

async function givenDatabase({ database, dataDir }) {
  const { app, platform, owner } = database
  if (platform) {
    await refuseUnreachable(owner ? 'DATABASE_OWNER_URL' : 'DATABASE_URL', owner ?? app)
    return { urls: database, secrets: applicationSecrets(null), stop: async () => {} }
  }
  await refuseUnreachable('DATABASE_URL', app)
  const local = localSecrets(dataDir)
  const urls = {
    app: withLogin(app, 'zt_app', local.APP_PASSWORD),
    platform: withLogin(app, 'zt_platform', local.PLATFORM_PASSWORD),
    owner: app,
  }
  return { urls, secrets: applicationSecrets(local), stop: async () => {} }
}

/** The mark that a demonstration is being seeded: half of one, left by kill -9, is made anew. */
export const seedingMark = (dataDir) => join(dataDir, 'seeding')

async function embeddedDatabase({ dataDir }, { join: mayJoin }) {
  const local = localSecrets(dataDir)
  const dir = join(dataDir, 'postgres')
  const running = mayJoin ? runningPostgres(dir) : null
  const flags = ['max_connections=200', 'shared_buffers=256MB', 'log_min_messages=fatal']
  const server = running ?? (await startPostgres({ dir, password: local.OWNER_PASSWORD, flags }))
  const address = (login, password, name = NAME) =>
    `postgres://${login}:${password}@127.0.0.1:${server.port}/${name}`
  const admin = address(OWNER, local.OWNER_PASSWORD, 'postgres')
  if (!running && existsSync(seedingMark(dataDir))) {
    await query(admin, `drop database if exists ${NAME} with (force)`)
    rmSync(seedingMark(dataDir))
  }
  const { rowCount } = await query(admin, `select from pg_database where datname = '${NAME}'`)
  if (!rowCount) await query(admin, `create database ${NAME}`)
  const urls = {
    app: address('zt_app', local.APP_PASSWORD),
    platform: address('zt_platform', local.PLATFORM_PASSWORD),
    owner: address(OWNER, local.OWNER_PASSWORD),
  }
  return { urls, secrets: applicationSecrets(local), server, stop: async () => server.stop?.() }
}

/** The database of these settings, migrated: {urls, secrets, server of an embedded one, stop()}. */
export async function openDatabase(settings, options = { join: false }) {
  const database = await (settings.database ? givenDatabase(settings) : embeddedDatabase(settings, options))
  try {
    if (database.urls.owner) await runMigrations(database.urls)
  } catch (error) {
    await database.stop()
    throw error
  }
  return database
}

/** True when the demonstration has not been seeded; asked under the login that sees every agency. */
export async function hasNoAgencies({ platform }) {
  const { rows } = await query(platform, 'select not exists (select from agency) as empty')
  return rows[0].empty
}

/** Environment variables of web, worker and commands. */
export function environmentOf(settings, { urls, secrets }) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: urls.app,
    DATABASE_PLATFORM_URL: urls.platform,
    ...(urls.owner ? { DATABASE_OWNER_URL: urls.owner } : {}),
    ...secrets,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://127.0.0.1:${settings.port}`,
    DATA_DIR: settings.dataDir,
    PORT: String(settings.port),
    DEMO: settings.demo ? '1' : '0',
    LOG_LEVEL: process.env.LOG_LEVEL || (settings.demo ? 'warn' : 'info'),
  }
}

/** Runs something with the environment of the database, started when nobody has, and stopped again. */
export async function withDatabase(use) {
  const settings = readSettings()
  ensureDataDir(settings.dataDir)
  const database = await openDatabase(settings, { join: true })
  try {
    return await use(environmentOf(settings, database))
  } finally {
    await database.stop()
  }
}
