import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from './refusal.mjs'

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

function bad(name, zh, en) {
  return new Refusal(`环境变量 ${name} 无效：${zh}。`, `The environment value ${name} is not valid: ${en}.`)
}

function databaseAddress(variables, name) {
  const value = variables[name]
  if (!value) return undefined
  if (!/^postgres(ql)?:\/\/\S+$/.test(value) || !URL.canParse(value)) {
    throw bad(
      name,
      '应为 postgres://用户:口令@主机:端口/数据库',
      'expected postgres://user:password@host:port/database',
    )
  }
  return value
}

/**
 * What a start is told by its environment.
 * DATABASE_URL alone is an owner's address: the other two logins are made from it.
 */
export function readSettings(variables = process.env) {
  const port = Number(variables.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw bad('PORT', '应为 1 到 65535 的整数', 'expected a whole number from 1 to 65535')
  }
  const host = variables.LISTEN_HOST || '127.0.0.1'
  const app = databaseAddress(variables, 'DATABASE_URL')
  const platform = databaseAddress(variables, 'DATABASE_PLATFORM_URL')
  const owner = databaseAddress(variables, 'DATABASE_OWNER_URL')
  if (!app && (platform || owner))
    throw bad('DATABASE_URL', '其他数据库地址已给出，它却没有', 'others are given, it is not')
  if (owner && !platform)
    throw bad('DATABASE_PLATFORM_URL', '须与 DATABASE_OWNER_URL 同时给出', 'it goes with DATABASE_OWNER_URL')
  if (!['', '0', '1'].includes(variables.DEMO ?? '')) throw bad('DEMO', '应为 0 或 1', 'expected 0 or 1')
  const local = LOOPBACK.includes(host)
  const demo = variables.DEMO ? variables.DEMO === '1' : local && !app
  if (demo && !local)
    throw bad('DEMO', '演示账号只能在本机地址上使用', 'demonstration accounts exist on loopback only')
  const dataDir = resolve(ROOT, variables.DATA_DIR || '.data')
  return { port, host, demo, dataDir, database: app ? { app, platform, owner } : null }
}

/** Makes the data folder; PostgreSQL, as another user, must be able to enter it. */
export function ensureDataDir(dataDir) {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true })
      chmodSync(dataDir, 0o755)
    }
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw new Refusal(
      `不能写入数据文件夹 ${dataDir}（${error.code}）：请用 DATA_DIR 指定一个可写的文件夹。`,
      `The data folder ${dataDir} cannot be written (${error.code}): name a writable one in DATA_DIR.`,
    )
  }
}

export function refuseTakenPort(port, host) {
  return new Promise((free, reject) => {
    const probe = createServer()
    probe.once('error', (error) =>
      reject(
        new Refusal(
          `不能使用端口 ${port}（${error.code}）：它已被占用或不允许，请用 PORT 指定另一个。`,
          `Port ${port} cannot be used (${error.code}): it is taken or not allowed, name another in PORT.`,
        ),
      ),
    )
    probe.listen(port, host, () => probe.close(free))
  })
}
