import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { claimDataDir } from './claim.mjs'
import { environmentOf, hasNoAgencies, openDatabase, seedingMark } from './database.mjs'
import { runTypescript, typescript } from './migrations.mjs'
import { ROOT, refuseTakenPort } from './settings.mjs'
import { createSupervisor } from './supervisor.mjs'

const NEXT = 'node_modules/next/dist/bin/next'
const WORKER = 'lib/jobs/worker-main.ts'
const SEED = 'scripts/seed.ts'
const say = (text) => process.stdout.write(`${text}\n`)

function answers({ host, port }) {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.end())
  })
}

function announce(settings) {
  say(`\n政通已启动 · Zhengtong is running: http://${settings.host}:${settings.port}`)
  const accounts = join(settings.dataDir, 'demonstration.json')
  if (!settings.demo || !existsSync(accounts)) return
  say('演示账号 · Demonstration accounts:')
  for (const { role, name, email, password } of JSON.parse(readFileSync(accounts, 'utf8'))) {
    say(`  ${[role, name, email, password].filter(Boolean).join('  ')}`)
  }
}

async function seedDemonstration(settings, database, supervisor, env) {
  if (!settings.demo || !existsSync(join(ROOT, SEED)) || !(await hasNoAgencies(database.urls))) return
  say('正在生成演示数据 · Seeding the demonstration …')
  writeFileSync(seedingMark(settings.dataDir), '')
  await supervisor.run('seed', typescript(SEED), env)
  rmSync(seedingMark(settings.dataDir))
}

function keepPostgres(database, supervisor) {
  if (!database.server) return
  const watch = supervisor.keep('PostgreSQL', async () => {
    database.server = await database.server.startAgain()
    return database.server.process
  })
  watch(database.server.process)
}

/**
 * Database, demonstration, build, web and worker. `stop()` may come at any moment and ends whatever was begun;
 * `ready` resolves to the environment of the children when the address answers.
 */
export function serve(settings, { dev = false } = {}) {
  const supervisor = createSupervisor(say)
  const endings = []
  let stopped

  async function begin() {
    endings.push(claimDataDir(settings.dataDir))
    await refuseTakenPort(settings.port, settings.host)
    const database = await openDatabase(settings)
    endings.push(() => (database.server ?? database).stop())
    keepPostgres(database, supervisor)
    const env = environmentOf(settings, database)
    if (dev) env.NODE_ENV = 'development'
    await runTypescript('scripts/check-environment.ts', env)
    await seedDemonstration(settings, database, supervisor, env)
    if (!dev) {
      await ensureBuilt(async () => {
        say('正在构建 · Building …')
        await supervisor.run('build', [NEXT, 'build'], env)
      })
    }
    const web = [NEXT, dev ? 'dev' : 'start', '-H', settings.host, '-p', String(settings.port)]
    supervisor.keepNode('web', web, env)
    if (existsSync(join(ROOT, WORKER))) supervisor.keepNode('worker', typescript(WORKER), env)
    while (!stopped && !(await answers(settings))) await new Promise((again) => setTimeout(again, 100))
    if (!stopped) announce(settings)
    return env
  }

  const ready = begin()
  async function end() {
    await supervisor.stop()
    await ready.catch(() => {})
    for (const ending of endings.reverse()) await ending()
  }
  const stop = () => (stopped ??= end())
  return { ready, stop }
}
